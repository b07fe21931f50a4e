package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.engine.ticket.Tickets;
import io.github.tpm4j.tss.commands.policy.PolicyAuthorize;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmtTkVerified;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Optional;

/**
 * TPM2_PolicyAuthorize (Part 3, 23.16): a key has signed that the policy so far is approved. A
 * trial session takes any approval.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_HASH, parameter 3</td><td>keySign does not begin with a hash that is implemented</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 3</td><td>keySign does not end with a digest of that hash</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 1</td><td>approvedPolicy is not policyDigest</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 4</td><td>the ticket is not of this approval and key</td></tr>
 * </table>
 */
final class PolicyAuthorizeCommand
    implements Command<PolicyAuthorize.Request, PolicyAuthorize.Response> {

  @Override
  public PolicyAuthorize.Response run(TpmState tpm, PolicyAuthorize.Request in) {
    Session session = tpm.sessions().get(in.policySession());
    PolicyState policy = session.policy();
    HashAlgorithm nameHash = checkName(tpm, in.keySign());
    if (!session.isTrial()) {
      boolean isApproved = in.approvedPolicy().equals(policy.digest());
      TpmFailure.require(isApproved, TpmRc.VALUE.parameter(1));
      TpmFailure.require(isTicketGenuine(tpm, in, nameHash), TpmRc.VALUE.parameter(4));
    }

    policy.clearDigest();
    policy.update(TpmCc.POLICY_AUTHORIZE, in.keySign(), in.policyRef());

    return new PolicyAuthorize.Response();
  }

  private static HashAlgorithm checkName(TpmState tpm, Bytes name) {
    boolean hasHash = name.size() >= Short.BYTES;
    TpmFailure.require(hasHash, TpmRc.HASH.parameter(3));
    TpmAlg nameAlg = TpmAlg.of((name.get(0) & 0xFF) << 8 | name.get(1) & 0xFF);
    boolean isImplemented = tpm.profile().hashes().contains(nameAlg);
    TpmFailure.require(isImplemented, TpmRc.HASH.parameter(3));
    HashAlgorithm hash = HashAlgorithm.of(nameAlg);
    boolean isWhole = name.size() == Short.BYTES + hash.digestBytes();
    TpmFailure.require(isWhole, TpmRc.SIZE.parameter(3));
    return hash;
  }

  /** The ticket is of a digest over policy and policyRef; a NULL ticket proves nothing. */
  private static boolean isTicketGenuine(
      TpmState tpm, PolicyAuthorize.Request in, HashAlgorithm nameHash) {
    TpmtTkVerified given = in.checkTicket();
    return !given.hierarchy().equals(TpmHandle.NULL)
        && expected(tpm, in, nameHash)
            .filter(expected -> Tickets.isEqual(expected.hmac(), given.hmac()))
            .isPresent();
  }

  /** The ticket of the approval by its tag; empty if it names a hash that is not implemented. */
  private static Optional<TpmtTkVerified> expected(
      TpmState tpm, PolicyAuthorize.Request in, HashAlgorithm nameHash) {
    TpmtTkVerified given = in.checkTicket();
    byte[] toBeSigned =
        new TpmWriter().bytes(in.approvedPolicy()).bytes(in.policyRef()).toByteArray();
    if (given.tag().equals(TpmSt.MESSAGE_VERIFIED)) {
      return Optional.of(
          tpm.tickets().messageVerified(given.hierarchy(), toBeSigned, in.keySign()));
    }
    if (given.tag().equals(TpmSt.DIGEST_VERIFIED)) {
      return HashAlgorithm.find(given.metadata())
          .map(
              hash ->
                  tpm.tickets()
                      .digestVerified(
                          given.hierarchy(),
                          given.metadata(),
                          Bytes.adopt(hash.digest(toBeSigned)),
                          in.keySign()));
    }
    Bytes aHash = Bytes.adopt(nameHash.digest(toBeSigned));
    return Optional.of(tpm.tickets().verified(given.hierarchy(), aHash, in.keySign()));
  }
}
