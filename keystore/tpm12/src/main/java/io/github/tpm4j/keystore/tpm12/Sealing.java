package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.family.SealDemands;
import io.github.tpm4j.keystore.family.SealedObject;
import io.github.tpm4j.keystore.family.UnsealMeans;
import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.keystore.policy.PolicyPcrs;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.storage.Seal;
import io.github.tpm4j.tpm12.commands.storage.Sealx;
import io.github.tpm4j.tpm12.commands.storage.Unseal;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.DataCipher;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoLong;
import io.github.tpm4j.tpm12.structures.TpmStoredData;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.WireException;
import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.error.TpmPasswordNeededException;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.policy.AuthValuePolicy;
import io.github.tpm4j.tss.policy.PasswordPolicy;
import io.github.tpm4j.tss.policy.PcrPolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyElement;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Data that a TPM 1.2 seals under its storage root key, and gives back. They pass encrypted between
 * program and TPM (TPM_Sealx) where the TPM has that command.
 *
 * @param tpm the TPM
 */
record Sealing(Tpm12 tpm) {
  private static final String NAME = "the sealed data";

  SealedObject seal(SealDemands demands, SecretBytes data) {
    requireParent(demands.parent());
    List<PcrValues> pcrs = pcrs(demands.policy());
    TpmPcrInfoLong binding = PcrBinding.to(pcrs);
    boolean emptyAuth = demands.auth().isEmpty();
    try (AuthSecret secret = secret(demands.auth(), emptyAuth);
        AuthSecret storageRoot =
            Secrets.ofStorageRoot(demands.parentAuth().auth(), tpm.settings())) {
      TpmStoredData sealed =
          Refusals.translated(
              () -> tpm.shared().turn(() -> sealed(data, binding, secret, storageRoot)));
      return new SealedObject(file(sealed, emptyAuth), new KeyOrigin(Optional.empty(), pcrs));
    }
  }

  private AuthSecret secret(KeyAuth auth, boolean emptyAuth) {
    return emptyAuth ? AuthSecret.wellKnown() : Secrets.of(auth, NAME, tpm.settings());
  }

  private static void requireParent(TpmHandle parent) {
    if (!parent.equals(TpmHandle.OWNER)) {
      throw new TpmUnsupportedException(
          "A TPM 1.2 seals under its storage root key: name no other parent");
    }
  }

  private static List<PcrValues> pcrs(Policy policy) {
    for (PolicyElement element : policy.elements()) {
      boolean isPassword = element instanceof AuthValuePolicy || element instanceof PasswordPolicy;
      boolean isPcrs = element instanceof PcrPolicy pcr && pcr.values().isPresent();
      if (!isPassword && !isPcrs) {
        throw new TpmUnsupportedException(
            "A TPM 1.2 has no policies: it seals to values of PCR (boundToPcrs) and to a password");
      }
    }
    return PolicyPcrs.valuesOf(policy);
  }

  private TpmStoredData sealed(
      SecretBytes data, TpmPcrInfoLong binding, AuthSecret secret, AuthSecret storageRoot) {
    SharedTpm shared = tpm.shared();
    try (var plain = copy(data)) {
      return shared.guarded(
          LoadableKey.PARENT_ID,
          storageRoot,
          () -> sealedOnItsWayToo(plain, binding, secret, storageRoot));
    } catch (TpmResponseException e) {
      throw NoOwner.explained(shared.client(), e);
    }
  }

  private TpmStoredData sealedOnItsWayToo(
      io.github.tpm4j.tpm12.wire.SecretBytes plain,
      TpmPcrInfoLong binding,
      AuthSecret secret,
      AuthSecret storageRoot) {
    Tpm12Client client = tpm.shared().client();
    try (OsapSession osap = session(storageRoot);
        DataCipher cipher = osap.dataCipher();
        var data = cipher.apply(plain)) {
      Sealx.Request request =
          new Sealx.Request(EntityConstants.KH_SRK, osap.encrypt(secret), binding.toBytes(), data);
      return client.execute(request, osap.authorization()).sealedData();
    } catch (TpmResponseException e) {
      if (e.is(TpmResult.BAD_ORDINAL)) {
        return sealedPlain(plain, binding, secret, storageRoot);
      }
      throw e;
    }
  }

  private TpmStoredData sealedPlain(
      io.github.tpm4j.tpm12.wire.SecretBytes plain,
      TpmPcrInfoLong binding,
      AuthSecret secret,
      AuthSecret storageRoot) {
    try (OsapSession osap = session(storageRoot)) {
      Seal.Request request =
          new Seal.Request(EntityConstants.KH_SRK, osap.encrypt(secret), binding.toBytes(), plain);
      return tpm.shared().client().execute(request, osap.authorization()).sealedData();
    }
  }

  private OsapSession session(AuthSecret storageRoot) {
    return tpm.shared().client().osap(EntityConstants.ET_SRK, EntityConstants.KH_SRK, storageRoot);
  }

  private static io.github.tpm4j.tpm12.wire.SecretBytes copy(SecretBytes data) {
    byte[] bytes = data.toByteArray();
    try {
      return io.github.tpm4j.tpm12.wire.SecretBytes.of(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static Tss2PrivateKey file(TpmStoredData sealed, boolean emptyAuth) {
    return Tss2PrivateKey.builder(
            Tss2KeyType.TPM_1_2_SEALED,
            EntityConstants.KH_SRK,
            Bytes.adopt(sealed.toBytes().toArray()),
            Bytes.EMPTY)
        .emptyAuth(emptyAuth)
        .build();
  }

  SecretBytes unseal(SealedObject sealed, UnsealMeans means) throws InvalidKeySpecException {
    TpmStoredData data = data(sealed.key());
    boolean emptyAuth = sealed.key().emptyAuth();
    if (!emptyAuth && means.auth().isNone()) {
      throw new TpmPasswordNeededException(
          "The sealed data have a password and none was given; nothing was sent to the TPM");
    }
    try (AuthSecret secret = secret(means.auth(), emptyAuth);
        AuthSecret storageRoot = Secrets.ofStorageRoot(means.parentAuth().auth(), tpm.settings());
        var plain =
            Refusals.translated(
                () -> tpm.shared().turn(() -> unsealed(data, sealed, secret, storageRoot)))) {
      return SecretBytes.adopt(plain.toArray());
    }
  }

  private static TpmStoredData data(Tss2PrivateKey file) throws InvalidKeySpecException {
    if (file.type() != Tss2KeyType.TPM_1_2_SEALED) {
      throw new TpmForeignKeyException("The data were sealed by a TPM 2.0, and this is a TPM 1.2");
    }
    try {
      byte[] encoded = file.publicArea().toByteArray();
      return TpmReader.readWhole(io.github.tpm4j.tpm12.wire.Bytes.of(encoded), TpmStoredData::read);
    } catch (WireException e) {
      throw new InvalidKeySpecException("the TPM_STORED_DATA: " + e.getMessage(), e);
    }
  }

  private io.github.tpm4j.tpm12.wire.SecretBytes unsealed(
      TpmStoredData data, SealedObject sealed, AuthSecret secret, AuthSecret storageRoot) {
    SharedTpm shared = tpm.shared();
    try {
      return shared.guarded(
          LoadableKey.PARENT_ID,
          storageRoot,
          () ->
              shared.guardedSecond(
                  data.encData(), secret, () -> unsealed(data, secret, storageRoot)));
    } catch (TpmResponseException e) {
      throw new UnsealRefusal(shared.client(), sealed.origin().pcrValues()).explained(e);
    }
  }

  private io.github.tpm4j.tpm12.wire.SecretBytes unsealed(
      TpmStoredData data, AuthSecret secret, AuthSecret storageRoot) {
    Tpm12Client client = tpm.shared().client();
    Unseal.Request request = new Unseal.Request(EntityConstants.KH_SRK, data);
    try (OsapSession osap = session(storageRoot);
        DataCipher cipher = osap.dataCipher();
        OiapSession own = client.oiap()) {
      var answer = client.execute(request, osap.authorization(), own.lastWith(secret)).secret();
      if (!data.isEncryptedOnItsWay()) {
        return answer;
      }
      try (answer) {
        return cipher.apply(answer);
      }
    }
  }
}
