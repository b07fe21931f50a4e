package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.policy.PolicyPcr;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * PolicyPCR (Part 3, 23.7): PCR must have certain values.
 *
 * @param selection which PCR
 * @param values their values; empty if only the digest of them is known
 * @param pcrDigest the digest of their values; empty if the values are known
 */
public record PcrPolicy(
    TpmlPcrSelection selection, Optional<PcrValues> values, Optional<Bytes> pcrDigest)
    implements PolicyElement {

  private static final int SHOWN_DIGITS = 8;

  static PcrPolicy ofValues(PcrValues values) {
    return new PcrPolicy(values.selection(), Optional.of(values), Optional.empty());
  }

  static PcrPolicy ofDigest(TpmlPcrSelection selection, Bytes pcrDigest) {
    return new PcrPolicy(selection, Optional.empty(), Optional.of(pcrDigest));
  }

  /**
   * {@return the digest of the demanded values}
   *
   * @param hash of the policy session
   */
  public Bytes digest(HashAlg hash) {
    return values.map(known -> known.digest(hash)).or(() -> pcrDigest).orElseThrow();
  }

  @Override
  public Bytes extend(Bytes policyDigest, HashAlg hash) {
    Bytes selected = Bytes.adopt(selection.marshal());
    return PolicyDigests.extend(hash, policyDigest, TpmCc.POLICY_PCR, selected, digest(hash));
  }

  @Override
  public void run(PolicyRun run) {
    Bytes demanded = digest(run.hash());
    try {
      run.execute(new PolicyPcr.Request(run.handle(), demanded, selection));
    } catch (TpmResponseException e) {
      if (!e.is(TpmRc.VALUE)) {
        throw e;
      }
      throw new TpmPolicyException(explanation(run.circumstances()), e);
    }
  }

  private String explanation(PolicyCircumstances now) {
    List<String> reasons = obstacles(now.afresh());
    return reasons.isEmpty()
        ? this + " was not so when it was tried; it is so again. Try again"
        : String.join("; ", reasons)
            + ". Something that is measured into PCR has changed since the key was bound to them:"
            + " undo that and restart the machine, or make a new key, bound to the new values";
  }

  @Override
  public List<String> obstacles(PolicyCircumstances now) {
    try {
      return obstacles(now.pcrs().read(selection));
    } catch (TpmUnsupportedException e) {
      return List.of(e.getMessage());
    }
  }

  private List<String> obstacles(PcrValues current) {
    if (values.isEmpty()) {
      return digestObstacles(current);
    }
    List<String> differences = new ArrayList<>();
    for (Pcr pcr : PcrSelections.pcrs(selection)) {
      Bytes demanded = values.get().of(pcr);
      if (!demanded.equals(current.of(pcr))) {
        differences.add(pcr + " is " + current.of(pcr) + ", but the policy demands " + demanded);
      }
    }
    return differences;
  }

  private List<String> digestObstacles(PcrValues current) {
    Bytes demanded = pcrDigest.orElseThrow();
    for (HashAlg hash : HashAlg.values()) {
      if (hash.digestBytes() == demanded.size() && isKnown(hash, current, demanded)) {
        return List.of();
      }
    }
    return List.of(
        "The values of "
            + PcrSelections.pcrs(selection)
            + " are not those that the policy demands: now they are "
            + current.values()
            + "; of those demanded only the digest is known, "
            + demanded);
  }

  @Override
  public List<TpmlPcrSelection> pcrs(PolicyInputs inputs) {
    return List.of(selection);
  }

  // Of the hashes with the size of SHA-256 the JDK lacks some, such as SM3.
  private static boolean isKnown(HashAlg hash, PcrValues current, Bytes demanded) {
    return Digests.isInSoftware(hash) && current.digest(hash).equals(demanded);
  }

  @Override
  public String toString() {
    if (values.isEmpty()) {
      return PcrSelections.pcrs(selection) + " with certain values";
    }
    return values.get().values().entrySet().stream()
        .map(pcr -> pcr.getKey() + " being " + beginning(pcr.getValue()))
        .collect(Collectors.joining(" and "));
  }

  /** Enough of a value to tell it from others. */
  private static String beginning(Bytes value) {
    String digits = value.toHex();
    return digits.length() <= SHOWN_DIGITS ? digits : digits.substring(0, SHOWN_DIGITS) + "...";
  }
}
