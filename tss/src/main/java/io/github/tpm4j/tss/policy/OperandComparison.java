package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Map;

/**
 * A comparison of a part of something with a value (Part 3, 23.9, 23.10).
 *
 * @param operandB the value
 * @param offset in octets, where the part begins
 * @param operation how the part must compare to the value
 */
public record OperandComparison(Bytes operandB, int offset, TpmEo operation) {

  private static final Map<TpmEo, String> WORDS =
      Map.ofEntries(
          Map.entry(TpmEo.EQ, "equal to"),
          Map.entry(TpmEo.NEQ, "other than"),
          Map.entry(TpmEo.SIGNED_GT, "greater than (with sign)"),
          Map.entry(TpmEo.UNSIGNED_GT, "greater than"),
          Map.entry(TpmEo.SIGNED_LT, "less than (with sign)"),
          Map.entry(TpmEo.UNSIGNED_LT, "less than"),
          Map.entry(TpmEo.SIGNED_GE, "at least (with sign)"),
          Map.entry(TpmEo.UNSIGNED_GE, "at least"),
          Map.entry(TpmEo.SIGNED_LE, "at most (with sign)"),
          Map.entry(TpmEo.UNSIGNED_LE, "at most"),
          Map.entry(TpmEo.BITSET, "with all bits of"),
          Map.entry(TpmEo.BITCLEAR, "without the bits of"));

  /** What policy digests have of it. */
  Bytes arguments() {
    TpmWriter out = new TpmWriter().bytes(operandB).u16(offset);
    operation.write(out);
    return Bytes.adopt(out.toByteArray());
  }

  /** Whether an unsigned number is to be less than zero. */
  boolean isBelowZero() {
    Bytes zero = Bytes.of(new byte[operandB.size()]);
    return operation.equals(TpmEo.UNSIGNED_LT) && operandB.equals(zero);
  }

  /** Sends a policy command that compares; an answer of TPM_RC_POLICY is told in words. */
  void run(PolicyElement element, Runnable command) {
    try {
      command.run();
    } catch (TpmPolicyException e) {
      if (e.rc().filter(TpmRc.POLICY::equals).isPresent()) {
        throw new TpmPolicyException("The policy demands " + element + ", which is not so", e);
      }
      throw e;
    }
  }

  /** In words, such as {@code at least 0a00}. */
  @Override
  public String toString() {
    String words = WORDS.getOrDefault(operation, operation.toString());
    return words + " " + operandB + (offset == 0 ? "" : " at offset " + offset);
  }
}
