package io.github.tpm4j.attest.endorsement;

import static io.github.tpm4j.attest.testing.Certificates.chip;
import static io.github.tpm4j.attest.testing.Certificates.encoded;
import static io.github.tpm4j.attest.testing.Certificates.extension;
import static io.github.tpm4j.attest.testing.Certificates.info;
import static io.github.tpm4j.attest.testing.Certificates.issue;
import static io.github.tpm4j.attest.testing.Certificates.name;
import static io.github.tpm4j.attest.testing.Verdicts.accepted;
import static io.github.tpm4j.attest.testing.Verdicts.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.testing.CelWriter;
import io.github.tpm4j.attest.testing.Certificates;
import io.github.tpm4j.attest.testing.Certificates.Authority;
import io.github.tpm4j.attest.testing.Mutations;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates as they lie in TPMs. */
class EndorsementCertificateTest {
  private static final Authority ROOT = Certificates.root(name("root"));
  private static final KeyPair EC = Certificates.ec();
  private static final KeyPair RSA = Certificates.rsa();
  private static final X509Certificate PLAIN =
      issue(
          ROOT,
          name("ek"),
          info(RSA.getPublic()),
          chip(false, "id:53544D20", "ST33HTPHAHD8", "id:00010102"));

  private static EndorsementCertificate read(X509Certificate certificate) {
    return accepted(EndorsementCertificate.read(encoded(certificate)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0xFF})
  void whatFollowsTheCertificateIsOfNoAccount(int filling) {
    byte[] rest = new byte[431];
    Arrays.fill(rest, (byte) filling);
    Bytes contents = CelWriter.join(encoded(PLAIN), Bytes.of(rest));
    assertEquals(PLAIN, accepted(EndorsementCertificate.read(contents)).certificate());
    assertEquals(
        List.of(PLAIN, ROOT.certificate()),
        accepted(
            EndorsementCertificate.readIssuers(
                CelWriter.join(encoded(PLAIN, ROOT.certificate()), Bytes.of(rest)))));
  }

  @Test
  void aCertificateMayEndWithTheByteThatOthersFillUpWith() {
    X509Certificate certificate = PLAIN;
    Bytes der = encoded(certificate);
    while (der.get(der.size() - 1) != (byte) 0xFF) {
      certificate = issue(ROOT, name("ek"), info(EC.getPublic()));
      der = encoded(certificate);
    }
    Bytes contents = CelWriter.join(der, Bytes.ofHex("ffffffff"));
    assertEquals(der, encoded(accepted(EndorsementCertificate.read(contents)).certificate()));
  }

  @Test
  void readsTheHeaderOfTpm12() {
    Bytes der = encoded(PLAIN);
    Bytes header = Bytes.ofHex("100100" + String.format("%04x", der.size()));
    assertEquals(
        PLAIN, accepted(EndorsementCertificate.read(CelWriter.join(header, der))).certificate());
    Bytes full = Bytes.ofHex("100100" + String.format("%04x", der.size() + 2) + "1002");
    assertEquals(
        PLAIN, accepted(EndorsementCertificate.read(CelWriter.join(full, der))).certificate());
  }

  @Test
  void anRsaKeyThatIsDeclaredForOaepIsAnRsaKey() {
    RSAPublicKey key = (RSAPublicKey) RSA.getPublic();
    X509Certificate certificate = issue(ROOT, name("ek"), Certificates.oaepInfo(key));
    assertFalse(certificate.getPublicKey() instanceof RSAPublicKey);
    RSAPublicKey read = (RSAPublicKey) read(certificate).publicKey();
    assertEquals(key.getModulus(), read.getModulus());
    assertEquals(key.getPublicExponent(), read.getPublicExponent());
  }

  @Test
  void readsTheChip_fromOneRdnForEachAttribute() {
    ChipIdentity chip = read(PLAIN).chip().orElseThrow();
    assertEquals(new ChipIdentity("53544D20", "ST33HTPHAHD8", "id:00010102"), chip);
    assertEquals(Optional.of("STM"), chip.manufacturerLetters());
    assertEquals(Optional.of("STMicroelectronics"), chip.manufacturerName());
  }

  @Test
  void readsTheChip_fromOneRdnWithAll_inSmallLetters() {
    X509Certificate certificate =
        issue(
            ROOT,
            name("ek"),
            info(EC.getPublic()),
            Certificates.chipInOneRdn("id:494e5443", "ADL", "id:00020000"));
    ChipIdentity chip = read(certificate).chip().orElseThrow();
    assertEquals("494E5443", chip.manufacturer());
    assertEquals(Optional.of("Intel"), chip.manufacturerName());
  }

  @Test
  void readsACriticalNameOfAnEmptySubject_andDefaultsThatAreWritten() {
    X509Certificate certificate =
        issue(
            ROOT,
            X500Name.getInstance(new org.bouncycastle.asn1.DERSequence()),
            info(EC.getPublic()),
            chip(true, "id:494E5443", "ADL", "id:00020000"),
            extension("2.5.29.19", true, Bytes.ofHex("3003010100").toByteArray()));
    assertEquals("ADL", read(certificate).chip().orElseThrow().model());
    accepted(
        EndorsementVerifier.trusting(List.of(ROOT.certificate()))
            .verify(encoded(certificate), Bytes.EMPTY));
  }

  @Test
  void aCertificateWithoutTheNamesHasNoChip_andOneWithTwoIsRefused() {
    assertEquals(Optional.empty(), read(issue(ROOT, name("ek"), info(EC.getPublic()))).chip());
    X509Certificate two =
        issue(
            ROOT,
            name("ek"),
            info(EC.getPublic()),
            Certificates.twoMakers("id:494E5443", "id:53544D20"));
    assertRefused(EndorsementCertificate.read(encoded(two)), Reason.MALFORMED);
  }

  @Test
  void givesThePublicAreaThatTheTemplateMakes() {
    TpmtPublic area = read(PLAIN).publicArea(EndorsementKey.RSA_2048).orElseThrow();
    assertEquals(EndorsementKey.RSA_2048.template().objectAttributes(), area.objectAttributes());
    assertEquals(Optional.empty(), read(PLAIN).publicArea(EndorsementKey.RSA_3072));
    assertEquals(Optional.empty(), read(PLAIN).publicArea(EndorsementKey.ECC_P256));
    X509Certificate ec = issue(ROOT, name("ek"), info(EC.getPublic()));
    assertTrue(read(ec).publicArea(EndorsementKey.ECC_P256).isPresent());
    assertEquals(Optional.empty(), read(ec).publicArea(EndorsementKey.ECC_P384));
  }

  @Test
  void refusesWhatIsNoCertificate() {
    Bytes der = encoded(PLAIN);
    for (int length = 0; length < 4; length++) {
      assertRefused(EndorsementCertificate.read(der.slice(0, length)), Reason.TRUNCATED);
    }
    assertRefused(EndorsementCertificate.read(der.slice(0, der.size() - 1)), Reason.TRUNCATED);
    assertRefused(EndorsementCertificate.read(Bytes.ofHex("ffffffff")), Reason.MALFORMED);
    assertRefused(EndorsementCertificate.read(Bytes.ofHex("30030201ff")), Reason.MALFORMED);
    assertRefused(EndorsementCertificate.read(Bytes.adopt(new byte[0x10001])), Reason.OVERSIZED);
    X509Certificate[] many = new X509Certificate[17];
    Arrays.fill(many, PLAIN);
    assertRefused(EndorsementCertificate.readIssuers(encoded(many)), Reason.OVERSIZED);
  }

  @Property(tries = 3000)
  void anyBytesEndInAVerdict(@ForAll long seed) {
    Bytes contents = Bytes.adopt(Mutations.of(encoded(PLAIN).borrow(), new Random(seed)));
    Verdict<EndorsementCertificate> verdict = EndorsementCertificate.read(contents);
    if (verdict instanceof Verdict.Accepted<EndorsementCertificate> accepted) {
      accepted.value().publicArea(EndorsementKey.RSA_2048);
      accepted.value().chip().ifPresent(ChipIdentity::manufacturerName);
    }
    EndorsementVerifier.trusting(List.of(ROOT.certificate())).verify(contents, contents);
  }
}
