package io.github.tpm4j.signers;

import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.Security;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs a class of tests with each TPM, its provider registered last as a program would. */
@Tag("peer")
@ParameterizedClass
@EnumSource(SigningTpm.class)
abstract class OnEachTpm {
  /** The first of the PCR that firmware leaves to applications. */
  private static final int PCR = 23;

  private static SigningTpm.Running tpm;
  private static TpmProvider provider;
  private static TpmKeys keys;

  @Parameter SigningTpm kind;
  @TempDir Path folder;

  @BeforeParameterizedClassInvocation
  static void startTpm(SigningTpm kind, @TempDir Path storeFolder) throws Exception {
    tpm = kind.start();
    provider = (TpmProvider) new TpmProvider().configure(tpm.tcti());
    Security.addProvider(provider);
    keys = new TpmKeys(storeFolder.resolve("keys.tpm"));
  }

  @AfterParameterizedClassInvocation
  static void stopTpm() throws Exception {
    Security.removeProvider(provider.getName());
    provider.connection().close();
    tpm.close();
  }

  /** A key of RSA-2048 with its certificate, as the KeyStore file gives it. */
  static PrivateKeyEntry rsa() throws Exception {
    return keys.entry(TpmKeyGenParameterSpec.rsa("rsa", 2048));
  }

  /** A key of P-256. */
  static PrivateKeyEntry ec() throws Exception {
    return keys.entry(TpmKeyGenParameterSpec.ec("ec", "secp256r1"));
  }

  /** A key of another curve. */
  static PrivateKeyEntry ec(String curve) throws Exception {
    return keys.entry(TpmKeyGenParameterSpec.ec(curve, curve));
  }

  /** A second key of the same kind. */
  static PrivateKeyEntry other(String kind) throws Exception {
    String alias = "other of " + kind;
    return entry(
        kind.equals("rsa")
            ? TpmKeyGenParameterSpec.rsa(alias, 2048)
            : TpmKeyGenParameterSpec.ec(alias, kind));
  }

  /** Any other key, made when it is first asked for. */
  static PrivateKeyEntry entry(TpmKeyGenParameterBuilder key) throws Exception {
    return keys.entry(key);
  }

  /** A new key that is usable only while a PCR is as it is now. */
  static PrivateKeyEntry bound(TpmKeyGenParameterBuilder key) throws Exception {
    return keys.entry(key.boundToPcrs("SHA-256", PCR));
  }

  /** Changes the PCR that keys are bound to. */
  static void extendPcr() {
    byte[] event = "something else was started".getBytes(StandardCharsets.UTF_8);
    provider
        .connection()
        .device()
        .extendPcr(PCR, Map.of(TpmAlg.SHA256, Digests.of(HashAlg.SHA256, event)));
  }

  /** The store with all keys so far. */
  static KeyStore store() {
    return keys.store();
  }
}
