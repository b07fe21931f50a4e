package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.policy.PolicyTicket;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.structures.TpmtTkAuth;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * PolicyTicket (Part 3, 23.5): in the place of {@link SignedPolicy} or {@link SecretPolicy}, an
 * authorisation that was given earlier and is still valid.
 *
 * @param timeout as the TPM returned it with the ticket
 * @param authName the Name of who gave the authorisation
 */
public record TicketPolicy(
    Bytes timeout, Bytes cpHashA, Bytes policyRef, Bytes authName, TpmtTkAuth ticket)
    implements PolicyElement {

  @Override
  public Bytes extend(Bytes policyDigest, HashAlg hash) {
    TpmCc source =
        ticket.tag().equals(TpmSt.AUTH_SIGNED) ? TpmCc.POLICY_SIGNED : TpmCc.POLICY_SECRET;
    return PolicyDigests.update(hash, policyDigest, source, authName, policyRef);
  }

  @Override
  public void run(PolicyRun run) {
    run.execute(
        new PolicyTicket.Request(run.handle(), timeout, cpHashA, policyRef, authName, ticket));
  }

  @Override
  public String toString() {
    return "an earlier authorisation by " + authName;
  }
}
