package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.Templates;
import io.github.tpm4j.benchmarks.tpm.Timed;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmsSchemeEcdaa;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaDecrypt;
import io.github.tpm4j.tss.commands.asymmetric.EccDecrypt;
import io.github.tpm4j.tss.commands.asymmetric.EccEncrypt;
import io.github.tpm4j.tss.commands.asymmetric.EccParameters;
import io.github.tpm4j.tss.commands.asymmetric.EcdhKeyGen;
import io.github.tpm4j.tss.commands.asymmetric.EcdhZGen;
import io.github.tpm4j.tss.commands.asymmetric.RsaDecrypt;
import io.github.tpm4j.tss.commands.asymmetric.RsaEncrypt;
import io.github.tpm4j.tss.commands.asymmetric.ZGen2Phase;
import io.github.tpm4j.tss.commands.ephemeral.Commit;
import io.github.tpm4j.tss.commands.ephemeral.EcEphemeral;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;

/** Part 3, 14 and 19: asymmetric primitives and ephemeral keys. */
final class AsymmetricRows {
  private static final SecretBytes MESSAGE = SecretBytes.of(new byte[32]);
  private static final TpmtRsaDecrypt OAEP = TpmtRsaDecrypt.of(TpmAlg.OAEP, TpmAlg.SHA256);
  private static final TpmtKdfScheme KDF = TpmtKdfScheme.of(TpmAlg.KDF2, TpmAlg.SHA256);

  /** G of BN P-256 (TCG Algorithm Registry, table 10). */
  private static final TpmsEccPoint BN_GENERATOR =
      new TpmsEccPoint(Bytes.of(new byte[] {1}), Bytes.of(new byte[] {2}));

  private AsymmetricRows() {}

  static List<Row> rows() {
    return List.of(
        new Row(
            TpmCc.RSA_ENCRYPT,
            "RSA-2048, OAEP",
            tpm -> tpm.time(encryption(tpm.key(Templates.rsaDecryptionKey())))),
        new Row(TpmCc.RSA_DECRYPT, "RSA-2048, OAEP", AsymmetricRows::decryption),
        new Row(
            TpmCc.ECDH_KEY_GEN,
            "P-256",
            tpm -> tpm.time(new EcdhKeyGen.Request(tpm.key(Templates.exchangeKey())))),
        new Row(TpmCc.ECDH_Z_GEN, "P-256", AsymmetricRows::zGeneration),
        new Row(
            TpmCc.ECC_PARAMETERS,
            "P-256",
            tpm -> tpm.time(new EccParameters.Request(TpmEccCurve.NIST_P256))),
        new Row(TpmCc.Z_GEN_2_PHASE, "P-256, ECDH", AsymmetricRows::twoPhases),
        new Row(
            TpmCc.ECC_ENCRYPT,
            "P-256",
            tpm ->
                tpm.time(new EccEncrypt.Request(tpm.key(Templates.exchangeKey()), MESSAGE, KDF))),
        new Row(TpmCc.ECC_DECRYPT, "P-256", AsymmetricRows::eccDecryption),
        new Row(TpmCc.COMMIT, "BN P-256", AsymmetricRows::commit),
        new Row(
            TpmCc.EC_EPHEMERAL,
            "P-256",
            tpm -> tpm.time(new EcEphemeral.Request(TpmEccCurve.NIST_P256))));
  }

  private static RsaEncrypt.Request encryption(TpmHandle key) {
    return new RsaEncrypt.Request(key, MESSAGE, OAEP, Bytes.EMPTY);
  }

  private static Timed<?> decryption(Bench tpm) throws Exception {
    TpmHandle key = tpm.key(Templates.rsaDecryptionKey());
    Bytes cipherText = tpm.execute(encryption(key)).outData();
    return tpm.time(new RsaDecrypt.Request(key, cipherText, OAEP, Bytes.EMPTY));
  }

  private static Timed<?> zGeneration(Bench tpm) throws Exception {
    TpmHandle key = tpm.key(Templates.exchangeKey());
    TpmsEccPoint other = tpm.execute(new EcdhKeyGen.Request(key)).pubPoint();
    return tpm.time(new EcdhZGen.Request(key, other));
  }

  private static Timed<?> twoPhases(Bench tpm) throws Exception {
    TpmHandle key = tpm.key(Templates.exchangeKey());
    TpmsEccPoint other = tpm.execute(new EcdhKeyGen.Request(key)).pubPoint();
    return tpm.timeEach(
        () -> {
          int counter = tpm.execute(new EcEphemeral.Request(TpmEccCurve.NIST_P256)).counter();
          return new ZGen2Phase.Request(key, other, other, TpmAlg.ECDH, counter);
        });
  }

  private static Timed<?> eccDecryption(Bench tpm) throws Exception {
    TpmHandle key = tpm.key(Templates.exchangeKey());
    EccEncrypt.Response made = tpm.execute(new EccEncrypt.Request(key, MESSAGE, KDF));
    return tpm.time(new EccDecrypt.Request(key, made.c1(), made.c2(), made.c3(), KDF));
  }

  private static Timed<?> commit(Bench tpm) throws Exception {
    TpmtEccScheme ecdaa = new TpmtEccScheme(TpmAlg.ECDAA, new TpmsSchemeEcdaa(TpmAlg.SHA256, 0));
    TpmHandle key = tpm.key(Templates.eccSigningKey(TpmEccCurve.BN_P256, ecdaa));
    return tpm.time(new Commit.Request(key, BN_GENERATOR, SecretBytes.EMPTY, Bytes.EMPTY));
  }
}
