package io.github.tpm4j.tss.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMlkem;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.asymmetric.Decapsulate;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.object.MakeCredential;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.names.CommandHashes;
import io.github.tpm4j.tss.objects.TpmsMlkemParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.vectors.Exchanged;
import io.github.tpm4j.tss.vectors.Recording;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The TPM's side is played by Bouncy Castle here, and by a TPM of version 185 that was recorded.
 */
class MlKemSharingTest {
  private static final String SALT_KEY =
      "TPM2_CreatePrimary ML-KEM-768 restricted (salt key and new parent)";
  private static final String SESSION =
      "TPM2_StartAuthSession HMAC, salted with ML-KEM-768, SHA-256";

  private static MLKEMPrivateKeyParameters privateKey(MlKemSet set) {
    MLKEMParameters parameters =
        switch (set) {
          case ML_KEM_512 -> MLKEMParameters.ml_kem_512;
          case ML_KEM_768 -> MLKEMParameters.ml_kem_768;
          case ML_KEM_1024 -> MLKEMParameters.ml_kem_1024;
        };
    return new MLKEMPrivateKeyParameters(parameters, Nonces.octets(MlKemSet.SEED_BYTES));
  }

  private static TpmtPublic area(MlKemSet set, byte[] encapsulationKey) {
    return new TpmtPublic(
        TpmAlg.MLKEM,
        TpmAlg.SHA256,
        TpmaObject.of(TpmaObject.RESTRICTED | TpmaObject.DECRYPT),
        Bytes.EMPTY,
        new TpmsMlkemParms(TpmtSymDefObject.aesCfb(128), set.parameterSet()),
        new Tpm2bPublicKeyMlkem(Bytes.of(encapsulationKey)));
  }

  @ParameterizedTest
  @EnumSource
  void isRecoveredByTheHolderOfTheKey(MlKemSet set) {
    MLKEMPrivateKeyParameters holder = privateKey(set);
    byte[] encapsulationKey = holder.getPublicKey();
    SharedSecret shared = SecretSharing.with(area(set, encapsulationKey), KdfLabel.SECRET);

    assertEquals(set.ciphertextBytes(), shared.encrypted().size());
    byte[] ciphertext = shared.encrypted().toByteArray();
    byte[] k = new MLKEMExtractor(holder).extractSecret(ciphertext);
    assertArrayEquals(
        Kdfa.derive(
            SoftwareHash.of(HashAlg.SHA256), k, KdfLabel.SECRET, ciphertext, encapsulationKey, 256),
        shared.secret().toByteArray());
  }

  @Test
  void isNewEachTime() {
    TpmtPublic area = area(MlKemSet.ML_KEM_512, privateKey(MlKemSet.ML_KEM_512).getPublicKey());
    assertNotEquals(
        SecretSharing.with(area, KdfLabel.IDENTITY).secret(),
        SecretSharing.with(area, KdfLabel.IDENTITY).secret());
  }

  @Test
  void refusesAKeyOfAnotherSize() {
    TpmtPublic area = area(MlKemSet.ML_KEM_768, privateKey(MlKemSet.ML_KEM_512).getPublicKey());
    assertThrows(TpmUnsupportedException.class, () -> SecretSharing.with(area, KdfLabel.IDENTITY));
  }

  @ParameterizedTest
  @EnumSource
  void publicKeyIsThatOfTheFamily(MlKemSet set) {
    byte[] octets = privateKey(set).getPublicKey();
    PublicKey key = PublicKeys.of(area(set, octets));
    assertEquals("X.509", key.getFormat());
    byte[] encoded = key.getEncoded();
    assertEquals(
        Bytes.of(octets),
        Bytes.of(Arrays.copyOfRange(encoded, encoded.length - octets.length, encoded.length)));
  }

  @Test
  void saltIsThatOfARecordedTpm() {
    TpmtPublic key =
        ((CreatePrimary.Response) Exchanged.read(Recording.of(SALT_KEY)).response()).outPublic();
    StartAuthSession.Request start =
        (StartAuthSession.Request) Exchanged.read(Recording.of(SESSION)).request();
    try (SecretBytes k = SecretBytes.adopt(Recording.value("K"))) {
      Bytes encapsulationKey = ((Tpm2bPublicKeyMlkem) key.unique()).buffer();
      byte[] salt =
          SecretSharing.labeled(key, k, KdfLabel.SECRET, start.encryptedSalt(), encapsulationKey)
              .toByteArray();
      assertArrayEquals(Recording.value("salt"), salt);
    }
  }

  @Test
  void hmacOfASaltedSession_isWhatARecordedTpmAccepted() {
    StartAuthSession.Request start =
        (StartAuthSession.Request) Exchanged.read(Recording.of(SESSION)).request();
    StartAuthSession.Response started =
        (StartAuthSession.Response) Exchanged.read(Recording.of(SESSION)).response();
    byte[] sessionKey =
        Kdfa.derive(
            SoftwareHash.of(HashAlg.SHA256),
            Recording.value("salt"),
            KdfLabel.ATH,
            started.nonceTpm().toByteArray(),
            start.nonceCaller().toByteArray(),
            256);
    assertArrayEquals(Recording.value("sessionKey"), sessionKey);

    Exchanged sent =
        Exchanged.read(Recording.of("TPM2_Decapsulate under the ML-KEM salted HMAC session"));
    Bytes target =
        ((CreatePrimary.Response)
                Exchanged.read(
                        Recording.of(
                            "TPM2_CreatePrimary ML-KEM-512 unrestricted (target of the session)"))
                    .response())
            .name();
    TpmWriter parameters = new TpmWriter();
    sent.request().writeParameters(parameters);
    byte[] cpHash =
        CommandHashes.cpHash(
            HashAlg.SHA256, Decapsulate.SPEC.code(), List.of(target), parameters.toByteArray());
    TpmWriter message = new TpmWriter();
    message.array(cpHash).bytes(sent.authorizations().get(0).nonce()).bytes(started.nonceTpm());
    sent.authorizations().get(0).sessionAttributes().write(message);
    assertArrayEquals(
        Hmacs.start(HashAlg.SHA256, sessionKey).doFinal(message.toByteArray()),
        sent.authorizations().get(0).hmac().toByteArray());
  }

  @Test
  void credentialOfARecordedTpm_isForTheHolderOfTheKey() {
    TpmtPublic key =
        ((LoadExternal.Request)
                Exchanged.read(
                        Recording.of(
                            "TPM2_LoadExternal ML-KEM-768 storage key, public only (owner)"))
                    .request())
            .inPublic();
    Exchanged made =
        Exchanged.read(Recording.of("TPM2_MakeCredential to ML-KEM-768 (known d||z = 00..3f)"));
    MakeCredential.Request sent = (MakeCredential.Request) made.request();
    MakeCredential.Response got = (MakeCredential.Response) made.response();
    byte[] dz = new byte[MlKemSet.SEED_BYTES];
    for (int i = 0; i < dz.length; i++) {
      dz[i] = (byte) i;
    }
    MLKEMPrivateKeyParameters holder =
        new MLKEMPrivateKeyParameters(MLKEMParameters.ml_kem_768, dz);
    byte[] k = new MLKEMExtractor(holder).extractSecret(got.secret().toByteArray());
    SecretBytes seed =
        SecretSharing.labeled(
            key,
            SecretBytes.adopt(k),
            KdfLabel.IDENTITY,
            got.secret(),
            Bytes.of(holder.getPublicKey()));
    HashFunction hash = SoftwareHash.of(HashAlg.SHA256);
    byte[] name = sent.objectName().toByteArray();
    byte[] blob = got.credentialBlob().toByteArray();
    byte[] encrypted = Arrays.copyOfRange(blob, 34, blob.length);
    byte[] macKey =
        Kdfa.derive(hash, seed.toByteArray(), KdfLabel.INTEGRITY, new byte[0], new byte[0], 256);
    assertArrayEquals(
        Arrays.copyOfRange(blob, 2, 34), Hmacs.of(HashAlg.SHA256, macKey, encrypted, name));
    byte[] cipherKey =
        Kdfa.derive(hash, seed.toByteArray(), KdfLabel.STORAGE, name, new byte[0], 128);
    byte[] identity = Cfb.decrypt(TpmAlg.AES, cipherKey, new byte[16], encrypted);
    assertEquals(
        sent.credential(), SecretBytes.adopt(Arrays.copyOfRange(identity, 2, identity.length)));
  }
}
