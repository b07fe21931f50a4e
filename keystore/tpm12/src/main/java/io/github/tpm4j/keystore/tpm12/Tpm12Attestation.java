package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.crypto.CertifyKey;
import io.github.tpm4j.tpm12.commands.endorsement.OwnerReadInternalPub;
import io.github.tpm4j.tpm12.commands.identity.MakeIdentity;
import io.github.tpm4j.tpm12.commands.pcr.Quote;
import io.github.tpm4j.tpm12.commands.pcr.Quote2;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.identity.IdentityCredential;
import io.github.tpm4j.tpm12.identity.IdentityLabel;
import io.github.tpm4j.tpm12.identity.RefusedIdentityException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.NvConstants;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmIdentityProof;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.structures.TpmPcrComposite;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.structures.TpmQuoteInfo;
import io.github.tpm4j.tpm12.structures.TpmQuoteInfo2;
import io.github.tpm4j.tpm12.verify.IdentitySignature;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.pcr.PcrSelections;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Shows to others what a TPM 1.2 is, holds and has measured; {@code io.github.tpm4j.tpm12.quote},
 * {@code key} and {@code identity} verify it. May be used by any number of threads.
 *
 * <pre>{@code
 * Tpm12Attestation attestation = Tpm12Attestation.with(tpm);
 * NewIdentity identity = attestation.createIdentity(IdentityLabel.of("host", ca), KeyAuth.none());
 * QuotedPcrs quoted = attestation.quote(identity.key(), nonce, 0, 7);
 * }</pre>
 *
 * <p>All methods throw {@link TpmException} if the TPM refuses or cannot be reached. The owner's
 * secret is that of the connection's settings ({@link OwnerSecret}).
 */
public final class Tpm12Attestation {
  private static final String NAME = "the identity key";

  /** TPM_NV_INDEX_EKCert (Part 2, 19.1.2), as the maker defines it and as others do. */
  private static final List<Integer> CERTIFICATE_INDICES = List.of(0x1000_F000, 0x0000_F000);

  /** PCR that are extended this often while they are quoted will never hold still. */
  private static final int MAX_TRIES = 30;

  private final TpmConnection tpm;

  private Tpm12Attestation(TpmConnection tpm) {
    this.tpm = tpm;
  }

  /**
   * {@return what attests by a TPM 1.2} Sends nothing.
   *
   * @param tpm a connection to the TPM that attests; it stays open
   */
  public static Tpm12Attestation with(TpmConnection tpm) {
    return new Tpm12Attestation(tpm);
  }

  /**
   * Makes an identity key (AIK): it signs nothing but what its TPM says. Takes seconds.
   *
   * @param label the name that it is to have, and the authority that is to certify it
   * @param secret the key's password, or that it has none; the caller closes it
   * @return the key, and what its authority verifies
   */
  public NewIdentity createIdentity(IdentityLabel label, KeyAuth secret) {
    Tpm12 used = Tpm12.of(tpm);
    boolean emptyAuth = secret.isEmpty();
    try (AuthSecret own =
        emptyAuth ? AuthSecret.wellKnown() : Secrets.of(secret, NAME, tpm.settings())) {
      MakeIdentity.Response made = new Identities(used).make(label, own);
      TpmKey key = made.idKey();
      TpmIdentityProof proof =
          new TpmIdentityProof(
              key.pubkey(),
              label.label(),
              made.identityBinding(),
              endorsementCertificate().orElse(Bytes.EMPTY),
              Bytes.EMPTY,
              Bytes.EMPTY);
      return new NewIdentity(
          new Tpm12PrivateKey(tpm, KeyFile.of(key, emptyAuth), key, NAME, secret.copy()), proof);
    }
  }

  /**
   * {@return an identity key, or another key of a TPM 1.2, of a file} Sends nothing.
   *
   * @param file as {@code key.file()} has given it
   * @param secret the key's password, or that it has none; the caller closes it
   * @throws InvalidKeySpecException if it is no key of a TPM 1.2
   */
  public Tpm12PrivateKey key(Tss2PrivateKey file, KeyAuth secret) throws InvalidKeySpecException {
    return Tpm12PrivateKey.of(tpm, file, NAME, secret);
  }

  /**
   * Has the TPM open what an authority has encrypted for an identity key, by the secrets of the key
   * and of the owner.
   *
   * @param key the identity key
   * @param credential what the authority has sent
   * @return what was encrypted, such as a certificate
   * @throws RefusedIdentityException if it is damaged; one for another TPM or key is refused by the
   *     TPM
   */
  public Bytes activate(Tpm12PrivateKey key, IdentityCredential credential)
      throws RefusedIdentityException {
    requireIdentity(key);
    return credential.decrypt(new Identities(key.used()).activate(key, credential.asymBlob()));
  }

  private static void requireIdentity(Tpm12PrivateKey key) {
    if (key.key().keyUsage() != KeyConstants.USAGE_IDENTITY) {
      throw new TpmUnsupportedException(
          "TPM key " + key.alias() + " is no identity key: make one by createIdentity");
    }
  }

  /**
   * {@return a quote of PCR (TPM_Quote)}
   *
   * @param key an identity key
   * @param nonce what the verifier has chosen, 20 bytes
   * @param pcrs which, 0 to 23
   */
  public QuotedPcrs quote(Tpm12PrivateKey key, Bytes nonce, int... pcrs) {
    requireIdentity(key);
    TpmPcrSelection selection = selection(pcrs);
    RSAPublicKey publicKey = key.publicKey();
    Quote.Response quote =
        used(
            key,
            secret ->
                key.used()
                    .shared()
                    .use(
                        key.loadable(),
                        secret,
                        handle -> new Quote.Request(handle, nonce, selection),
                        answer ->
                            IdentitySignature.isBy(
                                publicKey, signed(answer, nonce), answer.sig())));
    return new QuotedPcrs(signed(quote, nonce), quote.sig(), quote.pcrData());
  }

  private static Bytes signed(Quote.Response quote, Bytes nonce) {
    return new TpmQuoteInfo(quote.pcrData().digest(), nonce).toBytes();
  }

  /**
   * {@return a quote of PCR that says the version of the TPM and the locality too (TPM_Quote2)}
   *
   * @param key an identity key
   * @param nonce what the verifier has chosen, 20 bytes
   * @param pcrs which, 0 to 23
   */
  public QuotedPcrs quote2(Tpm12PrivateKey key, Bytes nonce, int... pcrs) {
    requireIdentity(key);
    TpmPcrSelection selection = selection(pcrs);
    for (int i = 0; i < MAX_TRIES; i++) {
      Quote2.Response quote = quote2(key, nonce, selection);
      TpmPcrComposite now = values(key.used(), pcrs);
      if (now.digest().equals(quote.pcrData().digestAtRelease())) {
        return new QuotedPcrs(signed(quote, nonce), quote.sig(), now);
      }
    }
    throw new TpmException(
        "The PCR are extended all the time; none of " + MAX_TRIES + " quotes fits");
  }

  private static Quote2.Response quote2(
      Tpm12PrivateKey key, Bytes nonce, TpmPcrSelection selection) {
    RSAPublicKey publicKey = key.publicKey();
    return used(
        key,
        secret ->
            key.used()
                .shared()
                .use(
                    key.loadable(),
                    secret,
                    handle -> new Quote2.Request(handle, nonce, selection, true),
                    answer ->
                        IdentitySignature.isBy(publicKey, signed(answer, nonce), answer.sig())));
  }

  private static Bytes signed(Quote2.Response quote, Bytes nonce) {
    TpmWriter out = new TpmWriter();
    new TpmQuoteInfo2(nonce, quote.pcrData()).write(out);
    return Bytes.of(out.bytes(quote.versionInfo()).toByteArray());
  }

  private static TpmPcrSelection selection(int... pcrs) {
    if (pcrs.length == 0) {
      throw new IllegalArgumentException("A quote of no PCR says nothing: name one at least");
    }
    return TpmPcrSelection.of(pcrs);
  }

  private static TpmPcrComposite values(Tpm12 used, int... pcrs) {
    return PcrBinding.composite(List.of(used.readPcr(PcrSelections.of(TpmAlg.SHA1, pcrs))));
  }

  private static <R> R used(Tpm12PrivateKey key, Function<AuthSecret, R> work) {
    try (AuthSecret secret = key.secret()) {
      return Refusals.translated(() -> work.apply(secret));
    }
  }

  /**
   * Has an identity key say what another key is (TPM_CertifyKey): that it was made in this TPM,
   * whether it can leave it, and what it is bound to.
   *
   * @param identity the identity key
   * @param key the other key
   * @param nonce what the verifier has chosen, 20 bytes
   * @return the statement and its signature
   */
  public CertifiedKey certify(Tpm12PrivateKey identity, Tpm12PrivateKey key, Bytes nonce) {
    requireIdentity(identity);
    CertifyKey.Response certified = new Identities(identity.used()).certify(identity, key, nonce);
    return new CertifiedKey(certified.certifyInfo().toBytes(), certified.outData());
  }

  /**
   * {@return the certificate of the endorsement key as its NV Index holds it, for {@code
   * EndorsementVerifier}; empty if the TPM has none} It is read by the owner's secret where the
   * Index asks for that.
   */
  public Optional<Bytes> endorsementCertificate() {
    return Tpm12Nv.list(tpm).stream()
        .filter(area -> CERTIFICATE_INDICES.contains(area.nvIndex()))
        .findFirst()
        .map(this::read);
  }

  private Bytes read(TpmNvDataPublic area) {
    Tpm12Nv nv = Tpm12Nv.of(tpm, area.nvIndex());
    boolean byOwner = (area.permission().attributes() & NvConstants.PER_OWNERREAD) != 0;
    return Bytes.of((byOwner ? nv.byOwner() : nv).read(0, area.dataSizeBytes()));
  }

  /**
   * {@return the public endorsement key, which only a certificate shows to be a TPM's} Once the TPM
   * has an owner, it is read by the owner's secret.
   */
  public RSAPublicKey endorsementKey() {
    Tpm12 used = Tpm12.of(tpm);
    TpmPubkey key =
        Refusals.translated(
            () -> used.shared().turn(() -> endorsementKey(used.shared().client(), used)));
    return RsaPublicKeys.of(key);
  }

  private static TpmPubkey endorsementKey(Tpm12Client client, Tpm12 used) {
    try {
      return Ownership.readEndorsementKey(client);
    } catch (TpmResponseException e) {
      if (!e.is(TpmResult.DISABLED_CMD)) {
        throw e;
      }
      try (AuthSecret owner = OwnerSecret.of(used.settings())) {
        return used.shared().guarded(Secrets.OWNER_ID, owner, () -> readByOwner(client, owner));
      }
    }
  }

  private static TpmPubkey readByOwner(Tpm12Client client, AuthSecret owner) {
    try (OiapSession session = client.oiap()) {
      return client
          .execute(new OwnerReadInternalPub.Request(EntityConstants.KH_EK), session.lastWith(owner))
          .publicPortion();
    }
  }
}
