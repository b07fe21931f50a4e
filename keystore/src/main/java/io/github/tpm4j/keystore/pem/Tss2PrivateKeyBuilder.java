package io.github.tpm4j.keystore.pem;

import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import java.util.Objects;

/** Collects the fields of a {@link Tss2PrivateKey}. */
public final class Tss2PrivateKeyBuilder {
  final Tss2KeyType type;
  final int parent;
  final Bytes publicArea;
  final Bytes privateArea;
  boolean emptyAuth;
  List<Tss2PolicyCommand> policy = List.of();
  Bytes secret;
  List<Tss2AuthPolicy> authPolicy = List.of();
  String description;
  boolean rsaParent;

  /** Elements with tag and length. */
  List<Bytes> unknown = List.of();

  Tss2PrivateKeyBuilder(Tss2KeyType type, int parent, Bytes publicArea, Bytes privateArea) {
    this.type = Objects.requireNonNull(type, "type");
    this.parent = parent;
    this.publicArea = Objects.requireNonNull(publicArea, "publicArea");
    this.privateArea = Objects.requireNonNull(privateArea, "privateArea");
  }

  Tss2PrivateKeyBuilder(Tss2PrivateKeyBuilder other) {
    this(other.type, other.parent, other.publicArea, other.privateArea);
    emptyAuth = other.emptyAuth;
    policy = other.policy;
    secret = other.secret;
    authPolicy = other.authPolicy;
    description = other.description;
    rsaParent = other.rsaParent;
    unknown = other.unknown;
  }

  /**
   * Whether the key needs no authorization value.
   *
   * @param value true if the key has no password
   * @return this builder
   */
  public Tss2PrivateKeyBuilder emptyAuth(boolean value) {
    emptyAuth = value;
    return this;
  }

  /**
   * The steps of the policy; needed if the public area has an authPolicy. tpm2-openssl and
   * tpm2-tss-engine refuse a file that has this or any of the fields below.
   *
   * @param commands the steps, in the order in which the TPM runs them
   * @return this builder
   */
  public Tss2PrivateKeyBuilder policy(List<Tss2PolicyCommand> commands) {
    policy = List.copyOf(commands);
    return this;
  }

  /**
   * The marshalled TPM2B_ENCRYPTED_SECRET of what is imported: a key, or sealed data.
   *
   * @param encryptedSecret a marshalled TPM2B_ENCRYPTED_SECRET, for a key that TPM2_Import takes
   * @return this builder
   */
  public Tss2PrivateKeyBuilder secret(Bytes encryptedSecret) {
    secret = encryptedSecret;
    return this;
  }

  /**
   * The signed policies of a key bound by TPM2_PolicyAuthorize.
   *
   * @param policies the policies, each with who approved it
   * @return this builder
   */
  public Tss2PrivateKeyBuilder authPolicy(List<Tss2AuthPolicy> policies) {
    authPolicy = List.copyOf(policies);
    return this;
  }

  /**
   * A text for people; null for none.
   *
   * @param text the text; null for none
   * @return this builder
   */
  public Tss2PrivateKeyBuilder description(String text) {
    description = text;
    return this;
  }

  /**
   * Whether a primary parent is made from the RSA 2048 storage template.
   *
   * @param value false for the ECC P-256 template
   * @return this builder
   */
  public Tss2PrivateKeyBuilder rsaParent(boolean value) {
    rsaParent = value;
    return this;
  }

  /**
   * {@return the key, in DER}
   *
   * @throws IllegalArgumentException if the fields contradict each other, with the field that does
   */
  public Tss2PrivateKey build() {
    TpmKeyRules.problem(this)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    Tss2PrivateKeyBuilder fields = new Tss2PrivateKeyBuilder(this);
    return Tss2PrivateKey.of(fields, TpmKeyWriter.write(fields));
  }
}
