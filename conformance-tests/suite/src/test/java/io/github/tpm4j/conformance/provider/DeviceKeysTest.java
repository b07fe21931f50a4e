package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.quote.QuoteVerifier;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.attestation.AttestationKeyKind;
import io.github.tpm4j.keystore.attestation.DeviceKey;
import io.github.tpm4j.keystore.attestation.QuotedPcrs;
import io.github.tpm4j.keystore.attestation.TpmAttestation;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.crypto.Nonces;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.NvTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * IDevID and IAK, where the TCG has makers put them (TPM 2.0 Keys for Device Identity and
 * Attestation).
 */
class DeviceKeysTest extends OnEveryTpm {
  private static final TpmHandle IDEVID = TpmHandle.of(0x81020000);
  private static final TpmHandle IAK = TpmHandle.of(0x81020001);
  private static final TpmHandle IDEVID_CERTIFICATE = TpmHandle.of(0x01C90000);
  private static final TpmHandle IAK_CERTIFICATE = TpmHandle.of(0x01C90001);
  private static final TpmlPcrSelection PCRS = PcrSelections.of(TpmAlg.SHA256, 0, 7);

  private final List<Runnable> undo = new ArrayList<>();
  private DeviceAuthority maker;
  private TpmDevice device;
  private TpmAttestation attestation;

  @BeforeEach
  void open() throws Exception {
    maker = new DeviceAuthority();
    device = tpm.provider().connection().device();
    attestation = TpmAttestation.with(tpm.provider().connection());
  }

  @AfterEach
  void takeAway() {
    undo.forEach(Runnable::run);
  }

  private TpmKey make(TpmHandle handle, TpmtPublic template) {
    TpmKey key = device.primaryKey(TpmHandle.ENDORSEMENT, template);
    device.persist(key, handle);
    undo.add(() -> device.evict(handle));
    return key;
  }

  private void certify(TpmHandle index, String name, TpmKey key) throws Exception {
    put(index, maker.certify(name, key.publicKey()).getEncoded());
  }

  private void put(TpmHandle index, byte[] data) {
    TpmNv nv = TpmNv.define(device, index, NvTemplate.ordinary(data.length), SecretBytes.EMPTY);
    undo.add(nv::undefine);
    nv.write(Bytes.adopt(data));
  }

  private static TpmtPublic iak() {
    return KeyTemplate.ec(TpmEccCurve.NIST_P256, TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256))
        .signing()
        .with(TpmaObject.RESTRICTED)
        .build();
  }

  private static TpmtPublic idevid() {
    return KeyTemplate.rsa(2048, TpmtRsaScheme.of(TpmAlg.RSASSA, TpmAlg.SHA256)).signing().build();
  }

  @Test
  void findsBothByTheirCertificates_andNoOtherKey() throws Exception {
    certify(IDEVID_CERTIFICATE, "CN=IDevID", make(IDEVID, idevid()));
    certify(IAK_CERTIFICATE, "CN=IAK", make(IAK, iak()));
    EndorsementKey ek = EndorsementKey.ECC_P256;
    certify(ek.certificateIndex(), "CN=EK", make(TpmHandle.of(0x81010002), ek.template()));
    make(TpmHandle.of(0x81020002), KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build());

    List<DeviceKey> found = attestation.deviceKeys();

    assertEquals(List.of(IDEVID, IAK), found.stream().map(DeviceKey::handle).toList());
    assertEquals(
        List.of(IDEVID_CERTIFICATE, IAK_CERTIFICATE),
        found.stream().map(DeviceKey::certificateIndex).toList());
    assertEquals(List.of(false, true), found.stream().map(DeviceKey::isAttestationKey).toList());
  }

  @Test
  void findsKeysWhereAnotherMakerPutsThem() throws Exception {
    TpmHandle handle = TpmHandle.of(0x81080000);
    TpmHandle index = TpmHandle.of(0x01C20100);
    certify(index, "CN=IAK", make(handle, iak()));

    DeviceKey found = attestation.deviceKeys().get(0);

    assertEquals(handle, found.handle());
    assertEquals(index, found.certificateIndex());
  }

  @Test
  void findsNothingWithoutCertificate_norByWhatIsNone() throws Exception {
    assertEquals(List.of(), attestation.deviceKeys());
    TpmKey key = make(IAK, iak());
    byte[] damaged = maker.certify("CN=IAK", key.publicKey()).getEncoded();
    damaged[2] ^= 0x40;
    put(IAK_CERTIFICATE, damaged);
    assertEquals(List.of(), attestation.deviceKeys());
  }

  @Test
  void quotesByTheIak_whichAServerTrustsByTheCertificate() throws Exception {
    certify(IAK_CERTIFICATE, "CN=IAK", make(IAK, iak()));
    DeviceKey iak = attestation.deviceKeys().get(0);
    Bytes nonce = Nonces.next(32);
    TpmKey key = attestation.persistentKey(iak.handle(), KeyAuth.none());
    QuotedPcrs quoted = attestation.quote(key, nonce, PCRS);

    X509Certificate certificate = iak.certificate();
    certificate.verify(maker.certificate().getPublicKey());
    assertTrue(isAccepted(certificate, nonce, quoted));
    // A certificate of the same maker for another key.
    TpmKey other =
        attestation.key(
            attestation.createKey(AttestationKeyKind.EC_P256, KeyAuth.none()), KeyAuth.none());
    assertFalse(isAccepted(maker.certify("CN=IAK", other.publicKey()), nonce, quoted));
    X509Certificate forged = new DeviceAuthority().certify("CN=IAK", other.publicKey());
    assertThrows(SignatureException.class, () -> forged.verify(maker.certificate().getPublicKey()));
  }

  private static boolean isAccepted(X509Certificate certificate, Bytes nonce, QuotedPcrs quoted) {
    return QuoteVerifier.builder(AttestationKey.vouchedFor(certificate.getPublicKey()))
        .nonce(nonce)
        .selection(PCRS)
        .build()
        .verify(quoted.quote(), quoted.values().values())
        .isAccepted();
  }

  @Test
  void signsByTheIdevid_whichIsAKeyOfTheKeyStoreWithItsCertificate() throws Exception {
    certify(IDEVID_CERTIFICATE, "CN=IDevID", make(IDEVID, idevid()));
    DeviceKey idevid = attestation.deviceKeys().get(0);
    KeyStore store = KeyStore.getInstance("TPM-NV", tpm.provider());
    store.load(null, null);
    String alias = "0x81020000";
    byte[] message = {1, 2, 3};

    Signature signer = Signature.getInstance("SHA256withRSA", tpm.provider());
    signer.initSign((PrivateKey) store.getKey(alias, null));
    signer.update(message);
    byte[] signature = signer.sign();

    assertEquals(idevid.certificate(), store.getCertificate(alias));
    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(idevid.certificate());
    verifier.update(message);
    assertTrue(verifier.verify(signature));
  }
}
