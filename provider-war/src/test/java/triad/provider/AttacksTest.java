package triad.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which published attack is held off by which test: the number of the attack, then the test.
 *
 * <p>Every attack of the list has one or more, or a reason why it has none.
 */
class AttacksTest {
    private static final String SECOND_FACTORS = "nobody signs in with a one-time password or a passkey yet";
    private static final String OTHER_PROVIDERS = "no other provider signs anybody in here";
    private static final String PROXIES = "nothing is let through by its path, its user agent or an X-Forwarded header";

    /** Why an attack has no test. */
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(17, SECOND_FACTORS),
            Map.entry(40, OTHER_PROVIDERS),
            Map.entry(41, OTHER_PROVIDERS),
            Map.entry(46, SECOND_FACTORS),
            Map.entry(49, SECOND_FACTORS),
            Map.entry(53, OTHER_PROVIDERS),
            Map.entry(54, "nobody is invited by a token"),
            Map.entry(55, SECOND_FACTORS),
            Map.entry(57, OTHER_PROVIDERS),
            Map.entry(87, PROXIES),
            Map.entry(88, PROXIES),
            Map.entry(89, PROXIES),
            Map.entry(90, PROXIES),
            Map.entry(91, "its advisory names nothing that is served here"),
            Map.entry(92, "there is no Netty, and HTTP/2 is off on every listener"),
            Map.entry(93, "no mail is sent yet"));

    /** The attacks of the list; the numbers between were never given. */
    private static final List<Integer> ATTACKS = List.of(
            1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 17, 19, 21, 22, 23, 24, 25, 26, 27, 28, 31, 32, 33, 34, 36,
            38, 39, 40, 41, 43, 44, 46, 47, 49, 50, 51, 53, 54, 55, 57, 59, 60, 61, 62, 64, 65, 66, 67, 69, 71, 72, 75,
            76, 77, 81, 82, 83, 85, 87, 88, 89, 90, 91, 92, 93, 94);

    @Test
    void everyAttack_hasATestOrAReason() throws NoSuchMethodException {
        List<Integer> tested = Arrays.stream(AttacksTest.class
                        .getDeclaredMethod("attack_hasItsTest", int.class, String.class)
                        .getAnnotation(CsvSource.class)
                        .value())
                .map(row -> Integer.valueOf(row.substring(0, row.indexOf(','))))
                .distinct()
                .toList();

        assertThat(tested).doesNotContainAnyElementsOf(REASONS.keySet());
        assertThat(Stream.concat(tested.stream(), REASONS.keySet().stream()))
                .containsExactlyInAnyOrderElementsOf(ATTACKS);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "1, grant.AuthorizationCodeGrantIT#twentyParallelRedemptions_exactlyOneSucceeds",
        "1, grant.RefreshRotationIT#parallelRefreshes_giveOneAnswer",
        "1, token.TwoNodesIT#parallelRefreshesOnBothNodes_giveOneFamilyAndOneAnswer",
        "2, token.TwoNodesIT#killedNode_changesNothing",
        "3, grant.AuthorizationCodeGrantIT#valuesOfOtherKinds_areNoCodes",
        "3, grant.RefreshTokenGrantIT#valuesOfOtherKinds_areNoRefreshTokens",
        "3, request.RequestUriIT#valuesOfOtherKinds_areNoRequestUris",
        "3, request.WaitingRequestIT#valuesOfOtherKinds_areNoHandles",
        "3, device.DeviceCodeGrantIT#valuesOfOtherKinds_areNoDeviceCodes",
        "3, ciba.BackchannelAuthenticationIT#valuesOfOtherKinds_areNoRequestIds",
        "3, consent.ConsentPageIT#valuesOfOtherKinds_areNoQuestions",
        "4, token.ForgedTokensIT#unsignedToken_isRefused",
        "4, token.ForgedTokensIT#publicKeyAsHmacSecret_isRefused",
        "4, token.ForgedTokensIT#foreignKey_isRefusedHoweverItIsNamed",
        "4, key.SigningKeyTest#otherAlgorithmWithTheSameKeyPair_isRefused",
        "5, grant.RefreshTokenGrantIT#refreshTokenAfterSignOut_isRefused",
        "5, grant.TokenExchangeGrantIT#tokenAfterSignOut_isRefused",
        "5, userinfo.UserinfoIT#tokenAfterSignOut_isRefused",
        "4, grant.JwtBearerGrantIT#foreignOrMissingSignature_isRefused",
        "6, authenticate.ClientAssertionIT#sameAssertionInParallel_countsOnce",
        "7, authenticate.ClientAssertionIT#sameAssertionTwice_isRefusedTheSecondTime",
        "9, authenticate.ClientAssertionIT#bentClaims_areRefused",
        "9, authenticate.ClientAssertionIT#listAsAudience_isRefused",
        "6, grant.JwtBearerGrantIT#assertionShownAgain_isRefused",
        "6, token.TwoNodesIT#oneAssertionOrProofOnBothNodes_countsOnce",
        "10, token.ForgedTokensIT#encryptedPlainToken_isRefused",
        "11, logout.LogoutIT#forgedHint_isAPage",
        "12, grant.TokenExchangeGrantIT#otherTokens_areNoSubjectTokens",
        "12, token.IdTokenIT#signedAnswers_areNoTokens",
        "13, token.ForgedTokensIT#strangeKid_isRefused",
        "14, token.ForgedTokensIT#passwordBasedEnvelope_costsNothing",
        "15, token.ForgedTokensIT#deeplyNestedToken_isRefused",
        "19, introspect.IntrospectionIT#anybodyElse_readsNothing",
        "19, introspect.IntrospectionIT#refreshToken_isReadByItsClientAlone",
        "19, introspect.IntrospectionIT#acceptedAsJwtByAnybodyElse_tellsNothing",
        "21, dpop.DpopIT#sameProofAgain_isRefused",
        "21, grant.RefreshRotationIT#boundTokenWithoutItsKey_isRefused",
        "21, token.TwoNodesIT#oneAssertionOrProofOnBothNodes_countsOnce",
        "22, authorize.RedirectUriIT#unregisteredUri_isAPage",
        "23, authorize.RedirectUriIT#unregisteredUri_isAPage",
        "24, authorize.RedirectUriIT#unregisteredUri_isAPage",
        "24, login.LoginPageIT#postFromAnotherSiteToAnotherSpelling_signsNobodyIn",
        "24, admin.KeysPageIT#otherSpelling_leadsAroundNothing",
        "25, authorize.RedirectUriIT#unregisteredUri_isAPage",
        "26, response.JwtResponseIT#formPostJwt_postsTheJwtToTheRegisteredUriAlone",
        "27, client.ClientMetadataTest#unfitRedirectUri_isRefused",
        "27, response.FormPostIT#unregisteredUri_getsNoForm",
        "28, client.ClientMetadataTest#unfitRedirectUri_isRefused",
        "28, response.FormPostIT#unregisteredUri_getsNoForm",
        "31, authorize.RedirectUriIT#unregisteredUri_isAPage",
        "32, authorize.RedirectUriIT#unregisteredUri_isAPage",
        "33, response.FormPostIT#stateWithMarkup_isEscaped",
        "34, page.LocalPathTest#whatMightLeadElsewhere_isNone",
        "34, login.LoginPageIT#wayToAnotherPlace_isNotTaken",
        "34, logout.LogoutIT#unregisteredAddress_isAPage",
        "36, authorize.AuthorizationIT#unfitRequest_isRefusedAtTheClient",
        "36, code.CodeBindingIT#verifierOfACodeWithoutChallenge_isRefused",
        "36, code.CodeBindingIT#everybodyElse_needsAChallenge",
        "38, code.CodeBindingIT#codeWithChallenge_isNotRedeemedWithoutVerifier",
        "38, grant.AuthorizationCodeGrantIT#missingVerifier_isRefused",
        "39, device.DeviceCodeGrantIT#clientWithoutTheGrant_getsNothing",
        "50, ciba.BackchannelAuthenticationIT#manyRequestsForOnePerson_areRefused",
        "50, ciba.ApprovalsPageIT#oldSignIn_hasToBeFreshened",
        "43, login.LoginPageIT#plantedSessionOfSomebodyElse_endsAtTheSignIn",
        "44, login.LoginPageIT#secondSignIn_changesTheSecretAndKillsTheOld",
        "59, login.LoginPageIT#emptyPost_signsNobodyIn",
        "59, consent.ConsentPageIT#postWithoutButton_allowsNothing",
        "59, device.DevicePageIT#postWithoutButton_allowsNothing",
        "60, ciba.BackchannelAuthenticationIT#disabledUser_isUnknown",
        "60, login.LoginPageIT#disabledAccount_readsLikeAWrongPassword",
        "60, grant.AuthorizationCodeGrantIT#codeOfADisabledUser_isRefused",
        "60, grant.RefreshTokenGrantIT#refreshTokenOfADisabledUser_isRefused",
        "60, grant.TokenExchangeGrantIT#tokenOfADisabledUser_isRefused",
        "60, introspect.IntrospectionIT#tokenOfADisabledUser_isInactive",
        "60, userinfo.UserinfoIT#tokenOfADisabledUser_isRefused",
        "60, device.DeviceCodeGrantIT#deviceOfADisabledUser_getsNothing",
        "61, device.DevicePageIT#answerFromAnotherSite_isForbidden",
        "61, logout.LogoutIT#noHint_asksThePerson",
        "61, logout.LogoutIT#hintOfAnotherSession_asksThePerson",
        "60, account.AccountPagesIT#sessionThatIsOver_showsNothing",
        "61, logout.LogoutIT#confirmationFromAnotherSite_isForbidden",
        "61, account.AccountPagesIT#postFromAnotherSite_isForbidden",
        "61, account.AccountPagesIT#formInALink_isRefused",
        "62, account.AccountPagesIT#whatIsNotTold_hasNoRowAndNamesAreEscaped",
        "62, login.LoginPageIT#whatComesInTheUrl_isEscaped",
        "64, authorize.PromptIT#loginHint_isFilledInAndEscaped",
        "65, request.RequestUriIT#webUri_isAPageAndNotFetched",
        "3, register.ClientConfigurationIT#registrationToken_isNoOtherToken",
        "66, register.RegisteredUrlsIT#sectorInside_isNotFetched",
        "66, register.RegisteredUrlsIT#keysInside_areNotFetched",
        "67, register.RegisteredUrlsIT#sectorThatRedirects_isRefused",
        "69, metadata.UnfitRegistrationIT#unfitMember_isRefused",
        "69, metadata.UnfitRegistrationIT#uriOfAnotherScheme_isRefusedInEveryMember",
        "69, register.RegistrationIT#membersOfOurs_areNotTheCallersToChoose",
        "69, register.RegistrationIT#scopeOfInternalResources_isNotGranted",
        "69, register.ClientConfigurationIT#unfitUpdate_changesNothing",
        "65, ssf.UnfitStreamIT#unfitEndpoint_isRefused",
        "66, fetch.FetchTest#hostThatIsNotListed_isNotReached",
        "67, fetch.FetchTest#redirect_isAnAnswerAndNotFollowed",
        "65, request.RemoteRequestObjectIT#unregisteredUri_isNotFetched",
        "67, request.RemoteRequestObjectIT#redirect_isNotFollowed",
        "47, account.PasswordPageIT#signInThatGrewOldOverTheForm_changesNothing",
        "51, grant.ClientCredentialsGrantIT#grantThatIsNotServed_isUnsupported",
        "71, grant.TokenExchangeGrantIT#callerThatIsNotTheAudience_isRefused",
        "71, grant.TokenExchangeGrantIT#unfitRequest_isRefused",
        "71, grant.ExchangePolicyIT#unfitRequest_isRefused",
        "71, grant.ExchangePolicyIT#clientThatIsNotTheAudience_isRefused",
        "72, grant.ExchangePolicyIT#moreThanThePolicyGives_isRefused",
        "72, grant.TokenExchangeGrantIT#scopeBeyondTheConsent_isRefused",
        "72, admin.KeyRotationEndpointIT#tokenWithAnotherScope_isNotEnough",
        "75, authenticate.ClientAuthenticationIT#certificateInAHeader_isNoCertificate",
        "75, mtls.ProxyIT#certificateFromAnybodyElse_isNotRead",
        "76, authenticate.ImpostorIT#foreignCaOfTheSameName_isNobody",
        "76, authenticate.ImpostorIT#selfSignedCertificateOfTheSameSubject_isNobody",
        "15, http.BadInputIT#strangeForm_isNoServerError",
        "15, http.BadInputIT#strangeCredentials_areNoServerError",
        "77, page.ErrorPagesIT#bigRequests_areRefused",
        "77, http.SlowBodyIT#bodyThatDoesNotCome_isInvalidRequestAfterTenSeconds",
        "77, http.SlowBodyIT#formOfAPageThatDoesNotCome_isRefusedAfterTenSeconds",
        "77, http.SlowBodyIT#bodyThatNobodyWants_isNotWaitedFor",
        "77, page.PageFormIT#bigForm_isRefused",
        "77, http.BadInputIT#strangeDocument_isNoServerError",
        "77, metadata.UnfitRegistrationIT#bigAndDeepDocuments_areRefused",
        "83, admin.KeysPageIT#otherSpelling_leadsAroundNothing",
        "85, page.ErrorPagesIT#whatIsNoEndpoint_isNotThere",
        "94, jwks.ClientKeysTest#floodOfUnknownKids_asksOnce",
        "81, account.SessionsPageIT#sessionOfSomebodyElse_cannotBeEnded",
        "82, account.AppsPageIT#whatWasNotAllowed_isNotWithdrawn",
        "82, admin.KeysPageIT#anybodyElse_isForbidden",
        "82, admin.KeyRotationEndpointIT#tokenForAnotherAudience_isRefused"
    })
    void attack_hasItsTest(int attack, String test) throws ClassNotFoundException {
        int hash = test.indexOf('#');
        Class<?> room = Class.forName("triad.provider." + test.substring(0, hash));

        assertThat(Arrays.stream(room.getDeclaredMethods()).map(method -> method.getName()))
                .as("attack %d", attack)
                .contains(test.substring(hash + 1));
    }
}
