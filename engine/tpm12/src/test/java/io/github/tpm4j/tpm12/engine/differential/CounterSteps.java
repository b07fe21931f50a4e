package io.github.tpm4j.tpm12.engine.differential;

import io.github.tpm4j.tpm12.commands.counter.CreateCounter;
import io.github.tpm4j.tpm12.commands.counter.IncrementCounter;
import io.github.tpm4j.tpm12.commands.counter.ReadCounter;
import io.github.tpm4j.tpm12.commands.counter.ReleaseCounter;
import io.github.tpm4j.tpm12.commands.counter.ReleaseCounterOwner;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.util.List;
import java.util.function.IntFunction;

/** Monotonic counters. */
final class CounterSteps {
  static final List<IntFunction<Side.Step>> ALL =
      List.of(
          CounterSteps::create, CounterSteps::increment, CounterSteps::read, CounterSteps::release);

  private CounterSteps() {}

  private static Side.Step create(int a) {
    return side -> {
      try (OsapSession osap = side.ownerSession()) {
        CreateCounter.Request request =
            new CreateCounter.Request(osap.encrypt(Side.SECRET), Bytes.of(new byte[4]));
        CreateCounter.Response response = side.client.execute(request, osap.authorization());
        return Side.Outcome.of(response.countId(), response.counterValue());
      }
    };
  }

  private static Side.Step increment(int a) {
    return side ->
        Side.Outcome.of(
            side.byOiap(new IncrementCounter.Request(a % 5), a % 7 == 0 ? Side.OWNER : Side.SECRET)
                .count());
  }

  private static Side.Step read(int a) {
    return side ->
        Side.Outcome.of(side.client.execute(new ReadCounter.Request(a % 5)).counterValue());
  }

  private static Side.Step release(int a) {
    return side -> {
      if (a % 3 == 0) {
        side.byOiap(new ReleaseCounter.Request(a % 5), Side.SECRET);
      } else if (a % 3 == 1) {
        side.byOiap(new ReleaseCounterOwner.Request(a % 5), Side.OWNER);
      }
      return Side.Outcome.of();
    };
  }
}
