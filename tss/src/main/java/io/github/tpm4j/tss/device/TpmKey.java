package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtRsaDecrypt;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.commands.asymmetric.Decapsulate;
import io.github.tpm4j.tss.commands.asymmetric.EcdhZGen;
import io.github.tpm4j.tss.commands.asymmetric.RsaDecrypt;
import io.github.tpm4j.tss.commands.attestation.Certify;
import io.github.tpm4j.tss.commands.attestation.CertifyCreation;
import io.github.tpm4j.tss.commands.attestation.Quote;
import io.github.tpm4j.tss.commands.object.ActivateCredential;
import io.github.tpm4j.tss.commands.object.ObjectChangeAuth;
import io.github.tpm4j.tss.commands.object.Unseal;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.commands.signing.SignDigest;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.crypto.PublicKeys;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.managed.Secrecy;
import io.github.tpm4j.tss.managed.Turn;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.DuplicationSelectPolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.resource.LoadedObject;
import io.github.tpm4j.tss.resource.ObjectSource;
import io.github.tpm4j.tss.resource.Parent;
import io.github.tpm4j.tss.resource.Resident;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.PublicKey;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A key in the TPM and how it is authorised. It is loaded at its first use, and may be used by any
 * number of threads; a use costs one command of the TPM once the key is loaded (signing a message
 * two at least), and one more for each element of its policy.
 *
 * <p>All uses throw {@link io.github.tpm4j.tss.error.TpmException}; its subclasses tell what is
 * wrong.
 */
public final class TpmKey {
  private static final TpmtTkHashcheck NO_TICKET =
      new TpmtTkHashcheck(TpmSt.HASHCHECK, TpmHandle.NULL, Bytes.EMPTY);

  private final TpmDevice device;
  private final ObjectSource source;
  private final TpmtPublic publicArea;
  private final String alias;
  private volatile KeyAuthorization authorization;

  TpmKey(
      TpmDevice device,
      ObjectSource source,
      TpmtPublic publicArea,
      KeyAuthorization authorization) {
    this(device, source, publicArea, authorization, null);
  }

  private TpmKey(
      TpmDevice device,
      ObjectSource source,
      TpmtPublic publicArea,
      KeyAuthorization authorization,
      String alias) {
    this.alias = alias;
    this.device = device;
    this.source = source;
    this.publicArea = publicArea;
    this.authorization = authorization;
  }

  /** {@return the public area} */
  public TpmtPublic publicArea() {
    return publicArea;
  }

  /** {@return the Name} */
  public Bytes name() {
    return EntityNames.of(publicArea);
  }

  /** {@return the public key as Java has it} */
  public PublicKey publicKey() {
    return PublicKeys.of(publicArea);
  }

  /**
   * {@return the same key, authorised otherwise}
   *
   * @param other how it is authorised from now on
   */
  public TpmKey authorizedBy(KeyAuthorization other) {
    return new TpmKey(device, source, publicArea, other, alias);
  }

  /**
   * {@return the same key with a name for those who watch its use, as by the JDK Flight Recorder}
   *
   * @param name is not secret
   */
  public TpmKey named(String name) {
    return new TpmKey(device, source, publicArea, authorization, name);
  }

  ObjectSource source() {
    return source;
  }

  KeyAuthorization authorization() {
    return authorization;
  }

  /**
   * Signs a digest (TPM2_Sign).
   *
   * @param scheme may be TPM_ALG_NULL if the key has a scheme of its own
   * @param digest as long as a digest of the scheme's hash
   * @return the signature, by the scheme that was asked for or the key's
   */
  public TpmtSignature sign(TpmtSigScheme scheme, Bytes digest) {
    return authorized(
            sending(Secrecy.NONE, handle -> new Sign.Request(handle, digest, scheme, NO_TICKET)))
        .signature();
  }

  /**
   * Signs a digest that the TPM has made itself, as a restricted key demands.
   *
   * @param scheme may be TPM_ALG_NULL if the key has a scheme of its own
   * @param digest as long as a digest of the scheme's hash
   * @param ticket that the TPM has given with the digest
   * @return the signature, by the scheme that was asked for or the key's
   */
  public TpmtSignature sign(TpmtSigScheme scheme, Bytes digest, TpmtTkHashcheck ticket) {
    return authorized(
            sending(Secrecy.NONE, handle -> new Sign.Request(handle, digest, scheme, ticket)))
        .signature();
  }

  /**
   * Decrypts with RSA (TPM2_RSA_Decrypt).
   *
   * @param scheme TPM_ALG_NULL with a key that has no scheme gives the bare RSA operation
   * @param cipherText as long as the modulus
   * @param label of OAEP, its last octet 0; empty for none
   * @return to be wiped by the caller
   */
  public SecretBytes rsaDecrypt(TpmtRsaDecrypt scheme, Bytes cipherText, Bytes label) {
    return authorized(
            sending(
                Secrecy.RESPONSE,
                handle -> new RsaDecrypt.Request(handle, cipherText, scheme, label)))
        .message();
  }

  /**
   * Multiplies a point by the private key (TPM2_ECDH_ZGen). A point of X25519 or X448 has u as RFC
   * 7748 encodes it in x, and no y.
   *
   * @param point on the key's curve
   * @return the shared point, which is secret
   */
  public TpmsEccPoint ecdhZGen(TpmsEccPoint point) {
    return authorized(sending(Secrecy.RESPONSE, handle -> new EcdhZGen.Request(handle, point)))
        .outPoint();
  }

  /**
   * {@return an HMAC by a key for HMAC (TPM2_HMAC, or a sequence where the message is long)}
   *
   * @param message of any length
   */
  public Bytes hmac(Bytes message) {
    try (MacSequence sequence = startMac(TpmAlg.NULL)) {
      sequence.update(message.borrow(), 0, message.size());
      return sequence.complete();
    }
  }

  /**
   * Begins to make a MAC of a message that comes piece by piece. Sends nothing yet.
   *
   * @param scheme TPM_ALG_NULL for what a key for HMAC is bound to; TPM_ALG_CMAC for a key of a
   *     symmetric cipher without a mode
   * @return takes the message
   */
  public MacSequence startMac(TpmAlg scheme) {
    return new MacSequence(this, scheme);
  }

  /**
   * Encrypts or decrypts by a key of a symmetric cipher (TPM2_EncryptDecrypt2, or
   * TPM2_EncryptDecrypt where the TPM has only that: a plaintext is not encrypted on its way to the
   * TPM then), in pieces that the TPM takes.
   *
   * @param decrypt false to encrypt
   * @param mode may be TPM_ALG_NULL if the key has a mode of its own
   * @param iv as long as a block; empty for ECB
   * @param data of whole blocks for ECB and CBC
   * @return the other text, and the IV for what follows
   */
  public Enciphered encryptDecrypt(boolean decrypt, TpmAlg mode, Bytes iv, SecretBytes data) {
    return SymmetricCipher.of(this, decrypt, mode, data.size()).apply(iv, data);
  }

  /**
   * The data of a sealed object (TPM2_Unseal).
   *
   * @return to be wiped by the caller
   */
  public SecretBytes unseal() {
    return authorized(sending(Secrecy.RESPONSE, Unseal.Request::new)).outData();
  }

  /**
   * Signs the values of PCR, the clock and the counts of resets (TPM2_Quote).
   *
   * @param nonce of whoever asks, at most 64 bytes or so (TPM2B_DATA)
   * @param scheme TPM_ALG_NULL for what a restricted key is bound to
   * @param selection the banks and their PCR
   * @return the statement and its signature
   */
  public Attestation quote(Bytes nonce, TpmtSigScheme scheme, TpmlPcrSelection selection) {
    Quote.Response quoted =
        authorized(
            sending(Secrecy.NONE, handle -> new Quote.Request(handle, nonce, scheme, selection)));
    return new Attestation(quoted.quoted(), quoted.signature());
  }

  /**
   * Signs that another key is in this TPM (TPM2_Certify); the other one is authorised too, by its
   * password.
   *
   * @param object the key that is certified
   * @param scheme TPM_ALG_NULL for what a restricted key is bound to
   * @param qualifyingData such as the nonce of whoever asks, at most 64 bytes or so (TPM2B_DATA)
   * @return the statement and its signature
   */
  public Attestation certify(TpmKey object, TpmtSigScheme scheme, Bytes qualifyingData) {
    Certify.Response certified =
        TwoKeys.of(object, this)
            .execute(Secrecy.NONE, (of, by) -> new Certify.Request(of, by, qualifyingData, scheme));
    return new Attestation(certified.certifyInfo(), certified.signature());
  }

  /**
   * Signs that the TPM has made a key, and what it was made for (TPM2_CertifyCreation). The other
   * key needs no authorisation.
   *
   * @param object the key that was made
   * @param creation of it
   * @param scheme TPM_ALG_NULL for what a restricted key is bound to
   * @param qualifyingData such as the nonce of whoever asks, at most 64 bytes or so (TPM2B_DATA)
   * @return the statement and its signature
   */
  public Attestation certifyCreation(
      TpmKey object, Creation creation, TpmtSigScheme scheme, Bytes qualifyingData) {
    CertifyCreation.Response certified =
        authorized(
            (turn, key, by, authValue) -> {
              try (Resident made = object.hold(turn)) {
                return turn.execute(
                    new CertifyCreation.Request(
                        key.handle(),
                        made.object().handle(),
                        qualifyingData,
                        creation.hash(),
                        scheme,
                        creation.ticket()),
                    key,
                    by,
                    authValue,
                    Secrecy.NONE);
              }
            });
    return new Attestation(certified.certifyInfo(), certified.signature());
  }

  /**
   * Proves that this key and an endorsement key are in the same TPM (TPM2_ActivateCredential).
   *
   * @param endorsementKey the storage key that the secret was encrypted to
   * @param credentialBlob the bytes of a TPM2B_ID_OBJECT that was made for this key's Name
   * @param encryptedSecret the bytes of a TPM2B_ENCRYPTED_SECRET
   * @return the secret of the challenge, to be wiped by the caller
   */
  public SecretBytes activate(TpmKey endorsementKey, Bytes credentialBlob, Bytes encryptedSecret) {
    return TwoKeys.of(this, endorsementKey)
        .execute(
            Secrecy.RESPONSE,
            (key, ek) -> new ActivateCredential.Request(key, ek, credentialBlob, encryptedSecret))
        .certInfo();
  }

  /**
   * Signs a message of any size with a key that signs messages (TPM2_SignSequenceStart,
   * TPM2_SignSequenceComplete), as pure ML-DSA does. A short message takes these two commands.
   *
   * @param context the context string of ML-DSA, at most 255 bytes; empty for none, and for schemes
   *     that have none
   * @param message of any size
   * @return the signature, by the key's scheme
   */
  public TpmtSignature signMessage(Bytes context, Bytes message) {
    try (SigningSequence sequence = startSigning(context)) {
      sequence.update(message.borrow(), 0, message.size());
      return sequence.complete();
    }
  }

  /**
   * Begins to sign a message that comes piece by piece. Sends nothing yet.
   *
   * @param context as for {@link #signMessage}
   * @return takes the message
   */
  public SigningSequence startSigning(Bytes context) {
    return new SigningSequence(this, context);
  }

  /**
   * Signs a digest (TPM2_SignDigest): that of the message by a HashML-DSA key, the message
   * representative mu, 64 bytes, by an ML-DSA key with external mu.
   *
   * @param context the context string of HashML-DSA, at most 255 bytes; empty with external mu,
   *     which contains it
   * @param digest as long as a digest of the key's hash, or 64 bytes of mu
   * @return the signature, by the key's scheme
   */
  public TpmtSignature signDigest(Bytes context, Bytes digest) {
    return authorized(
            sending(Secrecy.NONE, key -> new SignDigest.Request(key, context, digest, NO_TICKET)))
        .signature();
  }

  /**
   * The secret in a ciphertext of an ML-KEM key or one of DHKEM (TPM2_Decapsulate). What is no
   * ciphertext of an ML-KEM key, but has the length of one, gives a secret that nobody knows (FIPS
   * 203, algorithm 18).
   *
   * @param ciphertext as {@link Encapsulation} has it
   * @return to be wiped by the caller
   */
  public SecretBytes decapsulate(Bytes ciphertext) {
    return authorized(sending(Secrecy.RESPONSE, key -> new Decapsulate.Request(key, ciphertext)))
        .sharedSecret();
  }

  /**
   * {@return this key with another password (TPM2_ObjectChangeAuth), authorised by the present one}
   * This key stays as it is: whoever has its encrypted form can use it by the old password.
   *
   * @param newAuthValue as long as a digest of its nameAlg at most
   * @throws TpmException if the key is not kept outside the TPM, or its policy governs it
   */
  public KeyBlob changeAuth(SecretBytes newAuthValue) {
    Parent parent =
        source
            .parent()
            .orElseThrow(
                () ->
                    new TpmException(
                        "a key in the TPM's own memory keeps its password: TPM2_ObjectChangeAuth"
                            + " makes an encrypted key"));
    if (publicArea.objectAttributes().has(TpmaObject.ADMIN_WITH_POLICY)) {
      throw new TpmException("its policy alone governs the key (adminWithPolicy)");
    }
    ObjectChangeAuth.Response changed =
        authorizedBy(authorization.withoutPolicy())
            .authorized(
                (turn, key, by, authValue) -> {
                  try (Resident holder = parent.hold(turn)) {
                    return turn.execute(
                        new ObjectChangeAuth.Request(
                            key.handle(), holder.object().handle(), newAuthValue),
                        key,
                        by,
                        authValue,
                        Secrecy.COMMAND);
                  }
                });
    return new KeyBlob(publicArea, changed.outPrivate());
  }

  /**
   * Wraps the key for the storage key of another TPM (TPM2_Duplicate), as its policy must allow by
   * {@link Policy#duplication}.
   *
   * @param newParent the public area of the other storage key
   * @return the public area, the wrapped private area and the encrypted seed
   */
  public Duplication duplicate(TpmtPublic newParent) {
    Policy allowed =
        Policy.of(new DuplicationSelectPolicy(name(), EntityNames.of(newParent), false));
    return authorizedBy(KeyAuthorization.policy(allowed))
        .authorized(
            (turn, key, by, authValue) -> Duplication.make(turn, key, by, authValue, newParent));
  }

  private static <R extends TpmResponse> Use<R> sending(
      Secrecy secrecy, Function<TpmHandle, TpmRequest<R>> command) {
    return (turn, key, by, authValue) ->
        turn.execute(command.apply(key.handle()), key, by, authValue, secrecy);
  }

  /** What is done with the key loaded and its authValue known; more than once, if it fails. */
  @FunctionalInterface
  interface Use<R> {
    R in(Turn turn, LoadedObject key, KeyAuthorization by, SecretBytes authValue);
  }

  /** Uses the key in one turn, with its other password if the first is wrong. */
  <R> R authorized(Use<R> use) {
    KeyAuthorization tried = authorization;
    while (true) {
      KeyAuthorization by = tried;
      // The authValue is asked for before the TPM is held: a person may be slow to answer.
      try (SecretBytes authValue = by.askAuthValue()) {
        R result =
            device
                .tpm()
                .run(
                    device.options(),
                    turn -> {
                      turn.about(alias);
                      try (Resident key = hold(turn)) {
                        return use.in(turn, key.object(), by, authValue);
                      }
                    });
        authorization = by;
        return result;
      } catch (TpmAuthorizationException e) {
        // TPM_RC_AUTH_FAIL reports that wrong tries are counted.
        if (!e.is(TpmRc.BAD_AUTH)) {
          throw e;
        }
        tried = by.otherwise().orElseThrow(() -> e);
      }
    }
  }

  /**
   * Loads the key, unless it is: to learn whether its TPM takes it before it is needed.
   *
   * @throws io.github.tpm4j.tss.error.TpmException if it does not
   */
  public void load() {
    loaded((turn, object) -> object);
  }

  /** Does in one turn what needs the key loaded, but no authorisation of it. */
  <R> R loaded(BiFunction<Turn, LoadedObject, R> work) {
    return inTurn(
        turn -> {
          try (Resident key = hold(turn)) {
            return work.apply(turn, key.object());
          }
        });
  }

  /** Does in one turn what does not need the key. */
  <R> R inTurn(Function<Turn, R> work) {
    return device
        .tpm()
        .run(
            device.options(),
            turn -> {
              turn.about(alias);
              return work.apply(turn);
            });
  }

  boolean tpmHas(TpmCc command) {
    return device.capabilities().has(command);
  }

  /** What the TPM takes of a message at a time, in bytes. */
  int inputBufferBytes() {
    return device.capabilities().inputBufferBytes();
  }

  /**
   * The key, loaded.
   *
   * @throws TpmException if another one stands at its handle
   */
  Resident hold(Turn turn) {
    Resident key = turn.hold(source);
    // A persistent handle may have been given to another key meanwhile.
    if (!key.object().publicArea().equals(publicArea)) {
      key.close();
      throw new TpmException(
          "Another key stands at " + key.object().handle() + " now than when this one was opened");
    }
    return key;
  }

  /** The Name and the algorithm; nothing secret. */
  @Override
  public String toString() {
    return "TpmKey[" + publicArea.type() + ", " + name() + "]";
  }
}
