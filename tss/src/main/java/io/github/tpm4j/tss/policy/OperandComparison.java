package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * A comparison of a part of something with a value (Part 3, 23.9, 23.10).
 *
 * @param operandB the value
 * @param offset in octets, where the part begins
 * @param operation how the part must compare to the value
 */
public record OperandComparison(Bytes operandB, int offset, TpmEo operation) {

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

  @Override
  public String toString() {
    return operation + " " + operandB + " at offset " + offset;
  }
}
