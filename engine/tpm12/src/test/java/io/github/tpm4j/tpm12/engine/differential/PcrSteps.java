package io.github.tpm4j.tpm12.engine.differential;

import io.github.tpm4j.tpm12.commands.pcr.Extend;
import io.github.tpm4j.tpm12.commands.pcr.PcrRead;
import io.github.tpm4j.tpm12.commands.pcr.PcrReset;
import io.github.tpm4j.tpm12.commands.pcr.Quote;
import io.github.tpm4j.tpm12.commands.pcr.Quote2;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import java.util.List;
import java.util.function.IntFunction;

/** PCR, and what is signed of them. */
final class PcrSteps {
  static final List<IntFunction<Side.Step>> ALL =
      List.of(
          PcrSteps::pcrRead,
          PcrSteps::extend,
          PcrSteps::pcrReset,
          PcrSteps::quote,
          PcrSteps::quote2);

  private PcrSteps() {}

  private static Side.Step pcrRead(int a) {
    return side -> Side.Outcome.of(side.client.execute(new PcrRead.Request(a % 26)).outDigest());
  }

  private static Side.Step extend(int a) {
    return side ->
        Side.Outcome.of(
            side.client.execute(new Extend.Request(a % 26, Steps.digest(a))).outDigest());
  }

  private static Side.Step pcrReset(int a) {
    TpmPcrSelection selection = a % 3 == 0 ? TpmPcrSelection.of(16, 23) : Steps.selection(a);
    return side -> {
      side.client.execute(new PcrReset.Request(selection));
      return Side.Outcome.of();
    };
  }

  private static Side.Step quote(int a) {
    return side -> {
      if (side.keys.isEmpty()) {
        return Side.Outcome.of();
      }
      Quote.Request request =
          new Quote.Request(
              side.keys.get(a % side.keys.size()),
              Steps.digest(a),
              a % 9 == 0 ? TpmPcrSelection.of() : Steps.selection(a));
      Quote.Response response = side.byOiap(request, Side.SECRET);
      return Side.Outcome.of(response.pcrData(), response.sig().size());
    };
  }

  private static Side.Step quote2(int a) {
    return side -> {
      if (side.keys.isEmpty()) {
        return Side.Outcome.of();
      }
      Quote2.Request request =
          new Quote2.Request(
              side.keys.get(a % side.keys.size()),
              Steps.digest(a),
              a % 9 == 0 ? TpmPcrSelection.of() : Steps.selection(a),
              a % 2 == 0);
      Quote2.Response response = side.byOiap(request, Side.SECRET);
      return Side.Outcome.of(
          response.pcrData(), response.versionInfo().size(), response.sig().size());
    };
  }
}
