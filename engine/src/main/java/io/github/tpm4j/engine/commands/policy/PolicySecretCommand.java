package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.EntityResolver;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.entity.Authorizable;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.nv.NvPin;
import io.github.tpm4j.engine.policy.PolicyAssertion;
import io.github.tpm4j.engine.policy.PolicyAuthorizationRequest;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.engine.ticket.AuthTickets;
import io.github.tpm4j.tss.commands.policy.PolicySecret;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * TPM2_PolicySecret (Part 3, 23.4): the secret of an entity is known, which the authorisation of
 * this command has shown.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_NONCE, parameter 1</td><td>nonceTPM is not empty and not that of the session</td></tr>
 * <tr><td>TPM_RC_EXPIRED, parameter 4</td><td>the authorisation has ended</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 2</td><td>cpHashA is not a digest of the policy's hash</td></tr>
 * <tr><td>TPM_RC_CPHASH</td><td>the policy names another hash already</td></tr>
 * </table>
 */
final class PolicySecretCommand implements Command<PolicySecret.Request, PolicySecret.Response> {

  @Override
  public PolicySecret.Response run(TpmState tpm, PolicySecret.Request in) {
    Session session = tpm.sessions().get(in.policySession());
    Authorizable entity = EntityResolver.find(tpm, in.authHandle());
    PolicyAuthorizationRequest request =
        PolicyAuthorizationRequest.of(tpm.clock(), session, in.nonceTpm(), in.expiration());
    PolicyAssertion assertion =
        request.assertion(TpmSt.AUTH_SECRET, entity.name(), in.policyRef(), in.cpHashA());
    if (!session.isTrial()) {
      request.check(assertion);
    }

    assertion.apply(session.policy());

    // Each use of a PIN Pass Index counts, so that no ticket may stand for it.
    boolean isPinPass = entity instanceof NvIndex index && NvPin.isPinPass(index);
    if (!request.wantsTicket() || isPinPass) {
      return new PolicySecret.Response(Bytes.EMPTY, AuthTickets.none(TpmSt.AUTH_SECRET));
    }

    return new PolicySecret.Response(
        assertion.deadline().timeout(), tpm.authTickets().of(entity.hierarchy(), assertion));
  }
}
