package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.policy.PolicyAssertion;
import io.github.tpm4j.engine.policy.PolicyAuthorizationRequest;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.engine.ticket.AuthTickets;
import io.github.tpm4j.tss.commands.policy.PolicySigned;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPM2_PolicySigned (Part 3, 23.3): a key has signed that the session may be used. A trial session
 * takes any signature.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_NONCE, parameter 1</td><td>nonceTPM is not empty and not that of the session</td></tr>
 * <tr><td>TPM_RC_EXPIRED, parameter 4</td><td>the authorisation has ended</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 2</td><td>cpHashA is not a digest of the policy's hash</td></tr>
 * <tr><td>TPM_RC_CPHASH</td><td>the policy names another hash already</td></tr>
 * <tr><td>TPM_RC_SCHEME, parameter 5</td><td>the signature is for another type of key</td></tr>
 * <tr><td>TPM_RC_SIGNATURE, parameter 5</td><td>the signature is wrong</td></tr>
 * <tr><td>TPM_RC_HANDLE, parameter 5</td><td>an HMAC key has no sensitive area</td></tr>
 * </table>
 */
final class PolicySignedCommand implements Command<PolicySigned.Request, PolicySigned.Response> {

  @Override
  public PolicySigned.Response run(TpmState tpm, PolicySigned.Request in) {
    Session session = tpm.sessions().get(in.policySession());
    LoadedObject key = tpm.objects().get(in.authObject());
    PolicyAuthorizationRequest request =
        PolicyAuthorizationRequest.of(tpm.clock(), session, in.nonceTpm(), in.expiration());
    PolicyAssertion assertion =
        request.assertion(TpmSt.AUTH_SIGNED, key.name(), in.policyRef(), in.cpHashA());
    if (!session.isTrial()) {
      request.check(assertion);
      tpm.signer().verifyMessage(key, toBeSigned(in), in.auth(), 5);
    }

    assertion.apply(session.policy());

    if (!request.wantsTicket()) {
      return new PolicySigned.Response(Bytes.EMPTY, AuthTickets.none(TpmSt.AUTH_SIGNED));
    }

    return new PolicySigned.Response(
        assertion.deadline().timeout(), tpm.authTickets().of(key.hierarchy(), assertion));
  }

  /** What the authorising entity signs; most schemes sign aHash, the digest of it. */
  private static byte[] toBeSigned(PolicySigned.Request in) {
    return new TpmWriter()
        .bytes(in.nonceTpm())
        .u32(in.expiration())
        .bytes(in.cpHashA())
        .bytes(in.policyRef())
        .toByteArray();
  }
}
