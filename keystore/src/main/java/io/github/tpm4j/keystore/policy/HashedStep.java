package io.github.tpm4j.keystore.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.policy.CounterTimerPolicy;
import io.github.tpm4j.tss.policy.OperandComparison;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Optional;

/**
 * Steps as openssl_tpm2_engine writes them: not the command's body, as draft-bottomley-tpm2-keys
 * demands, but what the policy digest is computed of (Part 3, 23.7 and 23.10). Fields without a
 * size stand in another order there.
 */
final class HashedStep {
  /** TPMS_TIME_INFO (Part 2, 10.11.6): time, clock, resetCount, restartCount, safe. */
  private static final int TIME_INFO_BYTES = 8 + 8 + 4 + 4 + 1;

  /** The offset and the operation, which follow the operand. */
  private static final int COMPARISON_END_BYTES = 2 + 2;

  private HashedStep() {}

  /**
   * The step; empty if it is none of these, or not in this form.
   *
   * @param nameHash the hash of the key's Name
   */
  static Optional<Policy> read(TpmCc command, Bytes parameters, HashAlg nameHash) {
    try {
      if (command.equals(TpmCc.POLICY_PCR)) {
        return pcr(parameters, nameHash);
      }
      return command.equals(TpmCc.POLICY_COUNTER_TIMER)
          ? counterTimer(parameters)
          : Optional.empty();
    } catch (WireException otherForm) {
      return Optional.empty();
    }
  }

  /**
   * TPML_PCR_SELECTION, then the digest. Never read as the command's body: the count's upper half,
   * which is 0, would be the size of a digest, and its lower half part of a count above 0xFFFF.
   */
  private static Optional<Policy> pcr(Bytes parameters, HashAlg nameHash) {
    TpmReader in = new TpmReader(parameters.borrow(), Limits.ANY);
    TpmlPcrSelection selection = TpmlPcrSelection.read(in);
    Bytes digest = parameters.slice(parameters.size() - in.remaining(), parameters.size());
    return digest.size() == nameHash.digestBytes()
        ? Optional.of(Policy.pcr(selection, digest))
        : Optional.empty();
  }

  /** The operand, then offset and operation. */
  private static Optional<Policy> counterTimer(Bytes parameters) {
    int operandBytes = parameters.size() - COMPARISON_END_BYTES;
    if (operandBytes < 1) {
      return Optional.empty();
    }
    Bytes operand = parameters.slice(0, operandBytes);
    byte[] end = parameters.slice(operandBytes, parameters.size()).borrow();
    TpmReader in = new TpmReader(end, Limits.ANY);
    OperandComparison comparison = new OperandComparison(operand, in.u16(), TpmEo.read(in));
    return comparison.offset() + operandBytes <= TIME_INFO_BYTES
            && TpmEo.values().contains(comparison.operation())
        ? Optional.of(Policy.of(new CounterTimerPolicy(comparison)))
        : Optional.empty();
  }
}
