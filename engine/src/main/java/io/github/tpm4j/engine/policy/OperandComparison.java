package io.github.tpm4j.engine.policy;

import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * A comparison of a part of some data with a value (Part 3, 23.9 and 23.10).
 *
 * @param operandB the value
 * @param offset where the part begins, in octets
 */
public record OperandComparison(Bytes operandB, int offset, TpmEo operation) {
  /** Relations of operandA to operandB, which has as many octets. */
  private static final Map<TpmEo, BiPredicate<byte[], byte[]>> RELATIONS =
      Map.ofEntries(
          Map.entry(TpmEo.EQ, Arrays::equals),
          Map.entry(TpmEo.NEQ, (a, b) -> !Arrays.equals(a, b)),
          Map.entry(TpmEo.SIGNED_GT, (a, b) -> compareSigned(a, b) > 0),
          Map.entry(TpmEo.UNSIGNED_GT, (a, b) -> Arrays.compareUnsigned(a, b) > 0),
          Map.entry(TpmEo.SIGNED_LT, (a, b) -> compareSigned(a, b) < 0),
          Map.entry(TpmEo.UNSIGNED_LT, (a, b) -> Arrays.compareUnsigned(a, b) < 0),
          Map.entry(TpmEo.SIGNED_GE, (a, b) -> compareSigned(a, b) >= 0),
          Map.entry(TpmEo.UNSIGNED_GE, (a, b) -> Arrays.compareUnsigned(a, b) >= 0),
          Map.entry(TpmEo.SIGNED_LE, (a, b) -> compareSigned(a, b) <= 0),
          Map.entry(TpmEo.UNSIGNED_LE, (a, b) -> Arrays.compareUnsigned(a, b) <= 0),
          Map.entry(TpmEo.BITSET, OperandComparison::hasAll),
          Map.entry(TpmEo.BITCLEAR, OperandComparison::hasNone));

  /**
   * Checks that the part lies in the data. offset is parameter 2.
   *
   * @param tooLong the response code if the data is shorter than offset and operandB
   * @throws TpmFailure TPM_RC_VALUE, parameter 2; {@code tooLong}
   */
  public void checkRange(byte[] data, TpmRc tooLong) {
    TpmFailure.require(offset <= data.length, TpmRc.VALUE.parameter(2));
    TpmFailure.require(operandB.size() <= data.length - offset, tooLong);
  }

  /**
   * Checks that the comparison holds, once the range is checked.
   *
   * @throws TpmFailure TPM_RC_POLICY
   */
  public void check(byte[] data) {
    byte[] operandA = Arrays.copyOfRange(data, offset, offset + operandB.size());
    boolean holds = RELATIONS.get(operation).test(operandA, operandB.borrow());
    TpmFailure.require(holds, TpmRc.POLICY);
  }

  /**
   * Two's complement, most significant octet first. Numbers of one sign are in the order of their
   * octets; libtpms 0.9 turns that order round for negative ones, which an erratum has corrected.
   */
  private static int compareSigned(byte[] a, byte[] b) {
    boolean isANegative = a.length > 0 && a[0] < 0;
    boolean isBNegative = b.length > 0 && b[0] < 0;
    if (isANegative != isBNegative) {
      return isANegative ? -1 : 1;
    }
    return Arrays.compareUnsigned(a, b);
  }

  private static boolean hasAll(byte[] value, byte[] bits) {
    for (int index = 0; index < bits.length; index++) {
      if ((value[index] & bits[index]) != bits[index]) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasNone(byte[] value, byte[] bits) {
    for (int index = 0; index < bits.length; index++) {
      if ((value[index] & bits[index]) != 0) {
        return false;
      }
    }
    return true;
  }

  /** What policyDigest takes of it: a digest of operandB, offset, operation and {@code more}. */
  public byte[] arguments(PolicyState policy, byte[]... more) {
    TpmWriter out = new TpmWriter().bytes(operandB).u16(offset);
    operation.write(out);
    for (byte[] part : more) {
      out.array(part);
    }
    return policy.hash().digest(out.toByteArray());
  }
}
