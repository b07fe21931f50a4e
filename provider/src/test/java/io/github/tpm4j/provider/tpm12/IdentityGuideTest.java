package io.github.tpm4j.provider.tpm12;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.endorsement.EndorsementCertificate;
import io.github.tpm4j.attest.endorsement.EndorsementVerifier;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.seal.TpmSeal;
import io.github.tpm4j.keystore.seal.TpmUnseal;
import io.github.tpm4j.keystore.tpm12.CertifiedKey;
import io.github.tpm4j.keystore.tpm12.NewIdentity;
import io.github.tpm4j.keystore.tpm12.NvSpace;
import io.github.tpm4j.keystore.tpm12.QuotedPcrs;
import io.github.tpm4j.keystore.tpm12.Tpm12Attestation;
import io.github.tpm4j.keystore.tpm12.Tpm12Nv;
import io.github.tpm4j.keystore.tpm12.Tpm12PrivateKey;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tpm12.identity.IdentityCredential;
import io.github.tpm4j.tpm12.identity.IdentityLabel;
import io.github.tpm4j.tpm12.identity.IdentityRequests;
import io.github.tpm4j.tpm12.identity.IdentityVerifier;
import io.github.tpm4j.tpm12.key.KeyVerifier;
import io.github.tpm4j.tpm12.quote.QuoteVerifier;
import io.github.tpm4j.tpm12.session.AuthSession;
import io.github.tpm4j.tpm12.structures.TpmIdentityProof;
import io.github.tpm4j.tpm12.structures.TpmIdentityReq;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/tpm12.md shows of sealed data, NV Indices and identity keys. */
@Tag("peer")
class IdentityGuideTest {
  private static final int CERTIFICATE_INDEX = 0x1000_F000;
  private static final long DAY_SECONDS = 86_400;

  private OwnedTpm owned;
  private TpmConnection tpm;

  @BeforeEach
  void start() throws Exception {
    owned = new OwnedTpm();
    tpm = TpmConnection.of(TpmSettings.of(owned.tcti()).withOwnerPassword(OwnedTpm.OWNER));
  }

  @AfterEach
  void end() throws Exception {
    tpm.close();
    owned.close();
  }

  @Test
  void dataAreSealed(@TempDir Path folder) throws Exception {
    Path plain = Files.write(folder.resolve("plain"), new byte[] {1, 2, 3});
    Path sealed = folder.resolve("sealed");
    Path back = folder.resolve("back");
    char[] password = "the data's".toCharArray();
    try (TpmSeal seal = TpmSeal.with(tpm).boundToPcrs("SHA-1", 7).auth(password).build()) {
      seal.seal(plain, sealed);
    }
    try (KeyAuth auth = KeyAuth.password(password)) {
      TpmUnseal.with(tpm).auth(auth).unseal(sealed, back);
    }
    assertArrayEquals(Files.readAllBytes(plain), Files.readAllBytes(back));
  }

  @Test
  void anIndexIsWrittenAndRead() {
    byte[] data = new byte[32];
    Tpm12Nv nv = Tpm12Nv.define(tpm, 0x00011001, NvSpace.ofBytes(32).readByAll(), KeyAuth.none());
    nv.byOwner().write(data);
    byte[] back = nv.read();
    assertArrayEquals(data, back);
  }

  /** What an authority sends to the machine. */
  private static IdentityCredential certified(
      TpmIdentityReq request, KeyPair authority, List<X509Certificate> roots) throws Exception {
    PrivateKey own = authority.getPrivate();
    IdentityLabel label = IdentityLabel.of("host", (RSAPublicKey) authority.getPublic());
    TpmIdentityProof proof = IdentityRequests.decrypt(request, own);
    RSAPublicKey identityKey = new IdentityVerifier(label).verify(proof);
    EndorsementCertificate chip =
        EndorsementVerifier.trusting(roots)
            .verify(wire(proof.endorsementCredential()), wire(Bytes.EMPTY))
            .orThrow();
    byte[] certificate = issued(identityKey, authority).getEncoded();
    IdentityCredential credential =
        IdentityCredential.encrypt(
            (RSAPublicKey) chip.publicKey(), proof.identityKey(), Bytes.of(certificate));
    return credential;
  }

  private static io.github.tpm4j.tss.wire.Bytes wire(Bytes bytes) {
    return io.github.tpm4j.tss.wire.Bytes.adopt(bytes.toArray());
  }

  private static X509Certificate issued(PublicKey key, KeyPair authority) throws Exception {
    Instant now = Instant.now();
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    new X500Principal("CN=authority"),
                    BigInteger.ONE,
                    Date.from(now.minusSeconds(DAY_SECONDS)),
                    Date.from(now.plusSeconds(DAY_SECONDS)),
                    new X500Principal("CN=host"),
                    key)
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(authority.getPrivate())));
  }

  private static X509Certificate root(KeyPair authority) throws Exception {
    Instant now = Instant.now();
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    new X500Principal("CN=authority"),
                    BigInteger.TWO,
                    Date.from(now.minusSeconds(DAY_SECONDS)),
                    Date.from(now.plusSeconds(DAY_SECONDS)),
                    new X500Principal("CN=authority"),
                    authority.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(authority.getPrivate())));
  }

  /** Puts a certificate where the TPM's maker does, as TCG_PCCLIENT_STORED_CERT. */
  private void store(X509Certificate certificate) throws Exception {
    byte[] der = certificate.getEncoded();
    byte[] stored =
        ByteBuffer.allocate(der.length + 7)
            .putShort((short) 0x1001)
            .put((byte) 0)
            .putShort((short) (der.length + 2))
            .putShort((short) 0x1002)
            .put(der)
            .array();
    NvSpace space = NvSpace.ofBytes(stored.length);
    Tpm12Nv.define(tpm, CERTIFICATE_INDEX, space, KeyAuth.none()).byOwner().write(stored);
  }

  /** The identity key, with its certificate, out of a KeyStore. */
  private Tpm12PrivateKey kept(Tpm12PrivateKey key, Bytes certificate) throws Exception {
    X509Certificate read =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.toArray()));
    KeyStore store = KeyStore.getInstance("TPM", new TpmProvider(tpm));
    store.load(null, null);
    store.setKeyEntry("aik", key, null, new Certificate[] {read});
    return (Tpm12PrivateKey) store.getKey("aik", null);
  }

  private static KeyPair authority() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  @Test
  void anIdentityIsCertified_andThenTrusted() throws Exception {
    KeyPair maker = authority();
    store(issued(Tpm12Attestation.with(tpm).endorsementKey(), maker));
    KeyPair privacyAuthority = authority();
    IdentityLabel label = IdentityLabel.of("host", (RSAPublicKey) privacyAuthority.getPublic());

    Tpm12Attestation attestation = Tpm12Attestation.with(tpm);
    NewIdentity identity = attestation.createIdentity(label, KeyAuth.none());
    TpmIdentityReq request = IdentityRequests.encrypt(identity.proof(), label.authority());
    RefusedException refused =
        assertThrows(
            RefusedException.class,
            () -> certified(request, privacyAuthority, List.of(root(authority()))));
    assertTrue(refused.getMessage().contains("CHAIN_WRONG"), refused.getMessage());
    IdentityCredential credential = certified(request, privacyAuthority, List.of(root(maker)));
    Bytes certificate = attestation.activate(identity.key(), credential);
    Tpm12PrivateKey kept = kept(identity.key(), certificate);
    assertEquals(identity.key().publicKey(), kept.publicKey());

    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", new TpmProvider(tpm));
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    Bytes nonce = AuthSession.newNonce();
    QuotedPcrs again = attestation.quote(kept, nonce, 0, 7);
    QuotedPcrs quoted = attestation.quote2(identity.key(), nonce, 0, 7);
    CertifiedKey certified =
        attestation.certify(identity.key(), (Tpm12PrivateKey) pair.getPrivate(), nonce);

    RSAPublicKey trusted = identity.key().publicKey();
    RSAPublicKey shown = (RSAPublicKey) pair.getPublic();
    new QuoteVerifier(trusted).verify(quoted.signed(), quoted.signature(), nonce, quoted.pcrs());
    new KeyVerifier(trusted).verify(certified.signed(), certified.signature(), nonce, shown);
    assertEquals(again.pcrs(), quoted.pcrs());
  }
}
