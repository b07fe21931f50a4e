package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.asymmetric.EccParameters;

/** Part 3, 14: asymmetric primitives. */
public final class AsymmetricCommands {

  private AsymmetricCommands() {}

  public static void addTo(CommandTable table) {
    table.add(EccParameters.SPEC, new EccParametersCommand());
  }
}
