package triad.provider.ciba;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import triad.provider.approval.ApprovalKind;
import triad.provider.approval.Polls;
import triad.provider.family.LivingFamily;
import triad.provider.http.OpaqueValue;
import triad.provider.token.FamilyTokens;
import triad.provider.token.Grant;
import triad.provider.token.TokenRequest;
import triad.provider.token.TokenResponse;

/** The CIBA grant (CIBA Core §10.1); {@code auth_req_id} is a claim of pushed ID tokens only. */
@ApplicationScoped
public class CibaGrant implements Grant {
    private final Polls polls;
    private final FamilyTokens familyTokens;

    @Inject
    CibaGrant(Polls polls, FamilyTokens familyTokens) {
        this.polls = polls;
        this.familyTokens = familyTokens;
    }

    @Override
    public String grantType() {
        return ApprovalKind.CIBA.grantType();
    }

    @Override
    public TokenResponse redeem(TokenRequest request) {
        OpaqueValue authReqId = new OpaqueValue(request.parameters().require("auth_req_id"));
        LivingFamily living = polls.redeem(ApprovalKind.CIBA, request.client(), authReqId);
        return familyTokens.begin(request, living, Optional.empty());
    }
}
