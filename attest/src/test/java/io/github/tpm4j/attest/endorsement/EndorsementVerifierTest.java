package io.github.tpm4j.attest.endorsement;

import static io.github.tpm4j.attest.testing.Certificates.chip;
import static io.github.tpm4j.attest.testing.Certificates.encoded;
import static io.github.tpm4j.attest.testing.Certificates.extension;
import static io.github.tpm4j.attest.testing.Certificates.info;
import static io.github.tpm4j.attest.testing.Certificates.intermediate;
import static io.github.tpm4j.attest.testing.Certificates.issue;
import static io.github.tpm4j.attest.testing.Certificates.name;
import static io.github.tpm4j.attest.testing.Certificates.root;
import static io.github.tpm4j.attest.testing.Verdicts.accepted;
import static io.github.tpm4j.attest.testing.Verdicts.assertRefused;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.testing.Certificates;
import io.github.tpm4j.attest.testing.Certificates.Authority;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** Who has vouched for a certificate, and for what. */
class EndorsementVerifierTest {
  private static final Authority ROOT = root(name("root"));
  private static final Authority ISSUER = intermediate(ROOT, "issuer");
  private static final KeyPair RSA = Certificates.rsa();
  private static final EndorsementVerifier VERIFIER =
      EndorsementVerifier.trusting(List.of(ROOT.certificate()));

  private static X509Certificate ek(Authority issuer, Extension... extensions) {
    return issue(issuer, name("ek"), info(RSA.getPublic()), extensions);
  }

  private static Extension usage(int bits) {
    return extension("2.5.29.15", true, new KeyUsage(bits));
  }

  private static Extension extendedUsage(String oid) {
    KeyPurposeId purpose = KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid));
    return extension("2.5.29.37", false, new ExtendedKeyUsage(purpose));
  }

  @Test
  void findsThePathByWhatTheTpmHasOrTheCallerKnows() {
    Bytes certificate = encoded(ek(ISSUER));
    accepted(VERIFIER.verify(certificate, encoded(ISSUER.certificate())));
    accepted(VERIFIER.knowing(List.of(ISSUER.certificate())).verify(certificate, Bytes.EMPTY));
    assertRefused(VERIFIER.verify(certificate, Bytes.EMPTY), Reason.CHAIN_WRONG);
  }

  @Test
  void rootsFromTheTpmAreNotTrusted() {
    Authority own = root(name("own"));
    assertRefused(
        VERIFIER.verify(encoded(ek(own)), encoded(own.certificate())), Reason.CHAIN_WRONG);
    Authority namesake = root(name("root"));
    assertRefused(
        VERIFIER.verify(encoded(ek(namesake)), encoded(namesake.certificate())),
        Reason.CHAIN_WRONG);
  }

  @Test
  void anEndorsementKeyIsNoAuthority() {
    KeyPair pair = Certificates.ec();
    X509Certificate leaf = issue(ROOT, name("leaf"), info(pair.getPublic()));
    Authority impostor = new Authority(pair, name("leaf"), leaf);
    assertRefused(VERIFIER.verify(encoded(ek(impostor)), encoded(leaf)), Reason.CHAIN_WRONG);
    assertRefused(
        VERIFIER.verify(
            encoded(ek(ROOT, extension("2.5.29.19", true, new BasicConstraints(true)))),
            Bytes.EMPTY),
        Reason.PURPOSE_DIFFERS);
  }

  @Test
  void datesAreLookedAt_asOfTheTimeThatIsGiven() {
    Bytes certificate = encoded(ek(ROOT));
    accepted(VERIFIER.at(Certificates.BEGIN.plusSeconds(1)).verify(certificate, Bytes.EMPTY));
    assertRefused(
        VERIFIER.at(Certificates.BEGIN.minusSeconds(1)).verify(certificate, Bytes.EMPTY),
        Reason.CHAIN_WRONG);
    assertRefused(
        VERIFIER.at(Certificates.END.plusSeconds(1)).verify(certificate, Bytes.EMPTY),
        Reason.CHAIN_WRONG);
  }

  @Test
  void purposesAreLookedAtWhereTheyAreSaid() {
    accepted(
        VERIFIER.verify(
            encoded(ek(ROOT, usage(KeyUsage.keyEncipherment), extendedUsage("2.23.133.8.1"))),
            Bytes.EMPTY));
    assertRefused(
        VERIFIER.verify(encoded(ek(ROOT, usage(KeyUsage.digitalSignature))), Bytes.EMPTY),
        Reason.PURPOSE_DIFFERS);
    assertRefused(
        VERIFIER.verify(encoded(ek(ROOT, extendedUsage("1.3.6.1.5.5.7.3.2"))), Bytes.EMPTY),
        Reason.PURPOSE_DIFFERS);
  }

  @Test
  void makersMayBeLimited() {
    EndorsementVerifier intel = VERIFIER.madeBy(Set.of("INTC"));
    accepted(intel.verify(encoded(ek(ROOT, chip(false, "id:494E5443", "m", "v"))), Bytes.EMPTY));
    assertRefused(
        intel.verify(encoded(ek(ROOT, chip(false, "id:53544D20", "m", "v"))), Bytes.EMPTY),
        Reason.CHIP_DIFFERS);
    assertRefused(intel.verify(encoded(ek(ROOT)), Bytes.EMPTY), Reason.CHIP_DIFFERS);
  }

  @Test
  void aKeyThatIsDeclaredForOaepHasAPath() {
    X509Certificate oaep =
        issue(ROOT, name("ek"), Certificates.oaepInfo((RSAPublicKey) RSA.getPublic()));
    accepted(VERIFIER.verify(encoded(oaep), Bytes.EMPTY));
  }

  @Test
  void anIssuersNameMayBeOutOfOrder() {
    Authority misordered = root(Certificates.misordered());
    Bytes der = encoded(misordered.certificate());
    assertFalse(
        der.toHex()
            .contains(
                Bytes.of(misordered.certificate().getSubjectX500Principal().getEncoded()).toHex()),
        "the JDK puts the name in order");
    accepted(
        EndorsementVerifier.trusting(List.of(misordered.certificate()))
            .verify(encoded(ek(misordered)), Bytes.EMPTY));
  }

  @Test
  void refusesChangedCertificates() {
    byte[] der = encoded(ek(ROOT)).toByteArray();
    der[der.length - 1] ^= 1;
    assertRefused(VERIFIER.verify(Bytes.of(der), Bytes.EMPTY), Reason.CHAIN_WRONG);
  }

  @Test
  void trustsSomebody() {
    assertThrows(IllegalArgumentException.class, () -> EndorsementVerifier.trusting(List.of()));
  }
}
