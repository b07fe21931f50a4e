package io.github.tpm4j.tpm12.engine.differential;

import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** What is done to both TPMs: each number makes a step. */
final class Steps {
  private static final List<IntFunction<Side.Step>> KINDS =
      Stream.of(
              PcrSteps.ALL,
              KeySteps.ALL,
              CertifySteps.ALL,
              SealSteps.ALL,
              NvSteps.ALL,
              MachineSteps.ALL,
              CounterSteps.ALL,
              ContextSteps.ALL,
              TransportSteps.ALL)
          .flatMap(List::stream)
          .toList();

  private Steps() {}

  static Side.Step of(int number) {
    return KINDS.get(Math.floorMod(number, KINDS.size())).apply(number / KINDS.size());
  }

  static String name(int number) {
    return "kind " + Math.floorMod(number, KINDS.size()) + " argument " + number / KINDS.size();
  }

  static Bytes digest(int number) {
    return Sha1.of(Bytes.of(new byte[] {(byte) number}));
  }

  static TpmPcrSelection selection(int number) {
    return TpmPcrSelection.of(number % 24, (number + 7) % 24);
  }
}
