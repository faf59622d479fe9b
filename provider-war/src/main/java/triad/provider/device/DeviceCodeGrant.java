package triad.provider.device;

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

/** The device code grant (RFC 8628 §3.4). */
@ApplicationScoped
public class DeviceCodeGrant implements Grant {
    private final Polls polls;
    private final FamilyTokens familyTokens;

    @Inject
    DeviceCodeGrant(Polls polls, FamilyTokens familyTokens) {
        this.polls = polls;
        this.familyTokens = familyTokens;
    }

    @Override
    public String grantType() {
        return ApprovalKind.DEVICE.grantType();
    }

    @Override
    public TokenResponse redeem(TokenRequest request) {
        OpaqueValue deviceCode = new OpaqueValue(request.parameters().require("device_code"));
        LivingFamily living = polls.redeem(ApprovalKind.DEVICE, request.client(), deviceCode);
        return familyTokens.begin(request, living, Optional.empty());
    }
}
