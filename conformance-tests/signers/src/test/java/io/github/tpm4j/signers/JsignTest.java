package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.peers.Tool;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import net.jsign.AuthenticodeSigner;
import net.jsign.DigestAlgorithm;
import net.jsign.Signable;
import org.apache.poi.hpsf.ClassID;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Authenticode by jsign; osslsigncode verifies programs. */
class JsignTest extends OnEachTpm {

  @ParameterizedTest
  @CsvSource({"rsa, SHA256", "rsa, SHA512", "ec, SHA256"})
  void signsPrograms(String kind, DigestAlgorithm digest) throws Exception {
    PrivateKeyEntry key = kind.equals("rsa") ? rsa() : ec();
    Path program = program();
    sign(program, key, digest);
    verify(program, digest, key.getCertificate().getPublicKey());
    PemFiles.write(folder.resolve("signer.pem"), (X509Certificate) key.getCertificate());
    String verdict = osslsigncode(program).succeed().text();
    assertTrue(verdict.contains("Succeeded"), verdict);
    byte[] changed = Files.readAllBytes(program);
    changed[changed.length / 2] ^= 1;
    Files.write(program, changed);
    String refusal = osslsigncode(program).refuse().text();
    assertTrue(refusal.contains("MISMATCH"), refusal);
  }

  private Tool osslsigncode(Path program) {
    String command = "osslsigncode verify -CAfile signer.pem -in ";
    return Tool.of((command + program).split(" ")).in(folder);
  }

  @Test
  void signsInstallers() throws Exception {
    Path installer = installer();
    sign(installer, rsa(), DigestAlgorithm.SHA256);
    verify(installer, DigestAlgorithm.SHA256, rsa().getCertificate().getPublicKey());
  }

  /** A compound file that says it is an MSI, with one stream; osslsigncode wants a real one. */
  private Path installer() throws Exception {
    Path file = folder.resolve("installer.msi");
    try (POIFSFileSystem files = new POIFSFileSystem();
        OutputStream out = Files.newOutputStream(file)) {
      files.getRoot().setStorageClsid(new ClassID("{000C1084-0000-0000-C000-000000000046}"));
      files.createDocument(new ByteArrayInputStream(new byte[5000]), "content");
      files.writeFilesystem(out);
    }
    return file;
  }

  @Test
  void signsScripts() throws Exception {
    Path script = Files.writeString(folder.resolve("script.ps1"), "Write-Output 'signed'\r\n");
    sign(script, ec(), DigestAlgorithm.SHA256);
    verify(script, DigestAlgorithm.SHA256, ec().getCertificate().getPublicKey());
    assertTrue(Files.readString(script).contains("# SIG # Begin signature block"));
  }

  @Test
  void aBoundKeySignsNoMoreAfterAnExtend() throws Exception {
    PrivateKeyEntry key = bound(TpmKeyGenParameterSpec.rsa("bound", 2048));
    sign(program(), key, DigestAlgorithm.SHA256);
    extendPcr();
    Refusals.ofPcr(() -> sign(program(), key, DigestAlgorithm.SHA256));
  }

  /** A library for Windows, which JNA's jar has. */
  private Path program() throws Exception {
    Path file = folder.resolve("program.dll");
    try (InputStream library =
        getClass().getResourceAsStream("/com/sun/jna/win32-x86-64/jnidispatch.dll")) {
      Files.write(file, library.readAllBytes());
    }
    return file;
  }

  private static void sign(Path file, PrivateKeyEntry key, DigestAlgorithm digest)
      throws Exception {
    try (Signable signable = Signable.of(file.toFile())) {
      new AuthenticodeSigner(key.getCertificateChain(), key.getPrivateKey())
          .withProgramName("program")
          .withDigestAlgorithm(digest)
          .withTimestamping(false)
          .sign(signable);
    }
  }

  private static void verify(Path file, DigestAlgorithm digest, PublicKey key) throws Exception {
    try (Signable signable = Signable.of(file.toFile())) {
      List<CMSSignedData> signatures = signable.getSignatures();
      assertEquals(1, signatures.size());
      CMSSignedData signed =
          new CMSSignedData(
              signable.createSignedContent(digest), signatures.get(0).toASN1Structure());
      SignerInformation signer = signed.getSignerInfos().iterator().next();
      assertTrue(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(key)));
      assertFalse(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(Foreign.like(key))));
    }
  }
}
