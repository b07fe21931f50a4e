package io.github.tpm4j.conformance.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The fuzzer begins from one of each form, which are refused for the TPM's sake alone. */
class SealedCorpusTest {
  @Test
  void eachFormIsTried() {
    Map<byte[], Integer> inputs = SealedCorpus.inputs();
    assertEquals(SealedTarget.KINDS, new TreeSet<>(inputs.values()).size());
    for (Map.Entry<byte[], Integer> input : inputs.entrySet()) {
      byte[] all = new byte[input.getKey().length + 1];
      all[0] = input.getValue().byteValue();
      System.arraycopy(input.getKey(), 0, all, 1, input.getKey().length);
      SealedTarget.fuzzerTestOneInput(all);
    }
  }
}
