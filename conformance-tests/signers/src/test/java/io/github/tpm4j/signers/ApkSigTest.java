package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.android.apksig.ApkSigner;
import com.android.apksig.ApkVerifier;
import com.android.apksig.KeyConfig;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Android packages, signed by Google's apksig; the JVM verifies the scheme that is a JAR's. */
class ApkSigTest extends OnEachTpm {
  private static final int ANDROID_5 = 21;

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "ec"})
  void signsPackages(String kind) throws Exception {
    PrivateKeyEntry key = kind.equals("rsa") ? rsa() : ec();
    Path signed = sign(key);
    ApkVerifier.Result verdict = verify(signed);
    assertTrue(verdict.isVerified(), () -> verdict.getErrors().toString());
    assertTrue(verdict.isVerifiedUsingV1Scheme());
    assertTrue(verdict.isVerifiedUsingV2Scheme());
    assertTrue(verdict.isVerifiedUsingV3Scheme());
    assertEquals(key.getCertificate(), JarFiles.signer(signed, ApkFile.CONTENT));
    assertEquals(List.of(key.getCertificate()), verdict.getSignerCertificates());
    byte[] changed = Files.readAllBytes(signed);
    changed[40] ^= 1;
    Files.write(signed, changed);
    assertFalse(verify(signed).isVerified());
  }

  @Test
  void aBoundKeySignsNoMoreAfterAnExtend() throws Exception {
    PrivateKeyEntry key = bound(TpmKeyGenParameterSpec.ec("bound", "secp256r1"));
    sign(key);
    extendPcr();
    Refusals.ofPcr(() -> sign(key));
  }

  private Path sign(PrivateKeyEntry key) throws Exception {
    Path plain = ApkFile.write(folder.resolve("plain.apk"));
    Path signed = folder.resolve("signed.apk");
    var signer =
        new ApkSigner.SignerConfig.Builder(
                "signer",
                new KeyConfig.Jca(key.getPrivateKey()),
                List.of((X509Certificate) key.getCertificate()))
            .build();
    new ApkSigner.Builder(List.of(signer))
        .setInputApk(plain.toFile())
        .setOutputApk(signed.toFile())
        .setMinSdkVersion(ANDROID_5)
        .setV1SigningEnabled(true)
        .setV2SigningEnabled(true)
        .setV3SigningEnabled(true)
        .build()
        .sign();
    return signed;
  }

  private static ApkVerifier.Result verify(Path file) throws Exception {
    return new ApkVerifier.Builder(file.toFile())
        .setMinCheckedPlatformVersion(ANDROID_5)
        .build()
        .verify();
  }
}
