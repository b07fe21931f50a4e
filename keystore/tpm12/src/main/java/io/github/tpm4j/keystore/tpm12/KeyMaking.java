package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.changeauth.ChangeAuth;
import io.github.tpm4j.tpm12.commands.storage.CreateWrapKey;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/**
 * Makes keys under the storage root key of a TPM 1.2, and changes their secrets.
 *
 * @param tpm the TPM
 */
record KeyMaking(Tpm12 tpm) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET_BYTES = 20;

  private static final int PID_ADCP = 4;

  /** How a key comes about. */
  @FunctionalInterface
  interface Making {
    /**
     * @param template what is wanted, bound to the PCR
     * @param secret the key's
     * @param storageRoot that of the parent
     */
    TpmKey of(TpmKey template, AuthSecret secret, AuthSecret storageRoot);
  }

  Tpm12PrivateKey make(TpmKeyGenParameterSpec spec) {
    return make(spec, this::created);
  }

  Tpm12PrivateKey make(TpmKeyGenParameterSpec spec, Making making) {
    Templates.check(spec);
    KeyAuth auth = KeyAuth.password(spec.auth());
    boolean emptyAuth = auth.isEmpty();
    try (KeyAuth parent = spec.parentAuth().auth();
        AuthSecret secret =
            emptyAuth ? AuthSecret.wellKnown() : Secrets.of(auth, spec.alias(), tpm.settings());
        AuthSecret storageRoot = Secrets.ofStorageRoot(parent, tpm.settings())) {
      TpmKey key =
          Refusals.translated(
              () -> tpm.shared().turn(() -> made(spec, making, secret, storageRoot)));
      return new Tpm12PrivateKey(tpm.tpm(), KeyFile.of(key, emptyAuth), key, spec.alias(), auth);
    }
  }

  private TpmKey made(
      TpmKeyGenParameterSpec spec, Making making, AuthSecret secret, AuthSecret storageRoot) {
    TpmKey template = bound(Templates.of(spec), spec.pcrs().orElse(PcrSelections.NONE));
    try {
      return tpm.shared()
          .guarded(
              LoadableKey.PARENT_ID, storageRoot, () -> making.of(template, secret, storageRoot));
    } catch (TpmResponseException e) {
      throw NoOwner.explained(tpm.shared().client(), e);
    }
  }

  private TpmKey created(TpmKey template, AuthSecret secret, AuthSecret storageRoot) {
    Tpm12Client client = tpm.shared().client();
    try (AuthSecret ofMigration = unknown();
        OsapSession osap = storageRootSession(client, storageRoot)) {
      CreateWrapKey.Request request =
          new CreateWrapKey.Request(
              EntityConstants.KH_SRK,
              osap.encrypt(secret),
              osap.encryptSecond(ofMigration),
              template);
      return client.execute(request, osap.authorization()).wrappedKey();
    }
  }

  /** The secret of migration: nobody knows it, so that nobody migrates the key. */
  static AuthSecret unknown() {
    byte[] random = new byte[SECRET_BYTES];
    RANDOM.nextBytes(random);
    try {
      return AuthSecret.of(random);
    } finally {
      Arrays.fill(random, (byte) 0);
    }
  }

  private static OsapSession storageRootSession(Tpm12Client client, AuthSecret storageRoot) {
    return client.osap(EntityConstants.ET_SRK, EntityConstants.KH_SRK, storageRoot);
  }

  private TpmKey bound(TpmKey template, TpmlPcrSelection pcrs) {
    if (pcrs.pcrSelections().isEmpty()) {
      return template;
    }
    PcrValues values = PcrBinding.read(tpm.shared().client(), pcrs);
    return template.boundTo(PcrBinding.to(List.of(values)));
  }

  /**
   * The key with another secret; the old one stays usable where it is kept.
   *
   * @param id what the key is known by among those whose secrets were refused
   */
  TpmKey changed(
      TpmKey key, Bytes id, AuthSecret storageRoot, AuthSecret old, AuthSecret replacement) {
    SharedTpm shared = tpm.shared();
    return shared.turn(
        () ->
            shared.guarded(
                LoadableKey.PARENT_ID,
                storageRoot,
                () ->
                    shared.guardedSecond(
                        id, old, () -> changed(key, storageRoot, old, replacement))));
  }

  private TpmKey changed(
      TpmKey key, AuthSecret storageRoot, AuthSecret old, AuthSecret replacement) {
    Tpm12Client client = tpm.shared().client();
    try (OsapSession osap = storageRootSession(client, storageRoot);
        OiapSession oiap = client.oiap()) {
      ChangeAuth.Request request =
          new ChangeAuth.Request(
              EntityConstants.KH_SRK,
              PID_ADCP,
              osap.encrypt(replacement),
              EntityConstants.ET_KEY,
              key.encData());
      return key.withEncData(
          client.execute(request, osap.authorization(), oiap.lastWith(old)).outData());
    }
  }
}
