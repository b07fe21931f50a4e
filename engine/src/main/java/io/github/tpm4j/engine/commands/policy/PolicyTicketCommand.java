package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.policy.PolicyAssertion;
import io.github.tpm4j.engine.policy.PolicyDeadline;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.engine.ticket.Tickets;
import io.github.tpm4j.tss.commands.policy.PolicyTicket;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.structures.TpmtTkAuth;

/**
 * TPM2_PolicyTicket (Part 3, 23.5): an entity has authorised the use earlier.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 1</td><td>a trial session</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>timeout is none that this TPM gives out</td></tr>
 * <tr><td>TPM_RC_EXPIRED, parameter 1</td><td>the authorisation has ended</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 2</td><td>cpHashA is not a digest of the policy's hash</td></tr>
 * <tr><td>TPM_RC_CPHASH</td><td>the policy names another hash already</td></tr>
 * <tr><td>TPM_RC_TICKET, parameter 5</td><td>the ticket is not of this authorisation</td></tr>
 * </table>
 */
final class PolicyTicketCommand implements Command<PolicyTicket.Request, PolicyTicket.Response> {

  @Override
  public PolicyTicket.Response run(TpmState tpm, PolicyTicket.Request in) {
    Session session = tpm.sessions().get(in.policySession());
    PolicyState policy = session.policy();
    TpmFailure.require(!session.isTrial(), TpmRc.ATTRIBUTES.handle(1));
    PolicyDeadline deadline = PolicyDeadline.read(in.timeout());
    TpmFailure.require(deadline != null, TpmRc.SIZE.parameter(1));
    PolicyAssertion assertion =
        new PolicyAssertion(
            in.ticket().tag(), in.authName(), in.policyRef(), in.cpHashA(), deadline);
    deadline.check(tpm.clock(), policy, 1);
    assertion.checkCpHash(policy);
    TpmtTkAuth expected = tpm.authTickets().of(in.ticket().hierarchy(), assertion);
    boolean isGenuine = Tickets.isEqual(expected.digest(), in.ticket().digest());
    TpmFailure.require(isGenuine, TpmRc.TICKET.parameter(5));

    assertion.apply(policy);

    return new PolicyTicket.Response();
  }
}
