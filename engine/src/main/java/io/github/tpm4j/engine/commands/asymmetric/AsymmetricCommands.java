package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.asymmetric.EccDecrypt;
import io.github.tpm4j.tss.commands.asymmetric.EccEncrypt;
import io.github.tpm4j.tss.commands.asymmetric.EccParameters;
import io.github.tpm4j.tss.commands.asymmetric.EcdhKeyGen;
import io.github.tpm4j.tss.commands.asymmetric.EcdhZGen;
import io.github.tpm4j.tss.commands.asymmetric.RsaDecrypt;
import io.github.tpm4j.tss.commands.asymmetric.RsaEncrypt;
import io.github.tpm4j.tss.commands.asymmetric.ZGen2Phase;

/** Part 3, 14: asymmetric primitives. */
public final class AsymmetricCommands {

  private AsymmetricCommands() {}

  public static void addTo(CommandTable table) {
    table.add(EccParameters.SPEC, new EccParametersCommand());
    table.add(RsaEncrypt.SPEC, new RsaEncryptCommand());
    table.add(RsaDecrypt.SPEC, new RsaDecryptCommand());
    table.add(EcdhKeyGen.SPEC, new EcdhKeyGenCommand());
    table.add(EcdhZGen.SPEC, new EcdhZGenCommand());
    table.add(ZGen2Phase.SPEC, new ZGen2PhaseCommand());
    table.add(EccEncrypt.SPEC, new EccEncryptCommand());
    table.add(EccDecrypt.SPEC, new EccDecryptCommand());
  }
}
