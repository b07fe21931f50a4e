package io.github.tpm4j.keystore.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmsSignatureRsa;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.EcdsaSignatures;
import io.github.tpm4j.tss.crypto.SignatureVerifier;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyApproval;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;

/**
 * Approves policies for {@link Policy#authorize}: whatever is bound to the approver's {@link
 * #policy} can be used as each policy demands that it has approved, also later. So PCR values of
 * new firmware can be approved without a new key.
 *
 * <pre>{@code
 * PolicyApprover approver = PolicyApprover.of(pair.getPrivate(), pair.getPublic());
 * generator.initialize(
 *     TpmKeyGenParameterSpec.ec("web", "secp256r1").policy(approver.policy(Bytes.EMPTY)).build());
 * PolicyApproval approval = approver.approve(Policy.pcr(valuesAfterTheUpdate), Bytes.EMPTY);
 * }</pre>
 *
 * <p>The key may be of any provider: software, PKCS#11, a TPM's. Nobody but its holder can approve,
 * and whoever holds it can approve anything: keep it elsewhere than on the machine.
 */
public final class PolicyApprover {
  private static final HashAlg HASH = HashAlg.SHA256;

  private final PrivateKey key;
  private final Optional<Provider> provider;
  private final TpmtPublic area;

  private PolicyApprover(PrivateKey key, Optional<Provider> provider, TpmtPublic area) {
    this.key = key;
    this.provider = provider;
    this.area = area;
  }

  /**
   * Approves by a key.
   *
   * @param key RSA, which signs by RSASSA-PSS, or EC; both with SHA-256
   * @param publicKey its public key, by which policies name it ({@link SigningArea})
   * @return an approver, which signs by any provider that takes the key
   * @throws io.github.tpm4j.tss.error.TpmUnsupportedException if TPMs do not know such keys
   */
  public static PolicyApprover of(PrivateKey key, PublicKey publicKey) {
    return new PolicyApprover(key, Optional.empty(), SigningArea.of(publicKey));
  }

  /**
   * {@return this, signing by a provider that need not be registered}
   *
   * @param signing the JCA provider whose Signature takes the private key
   */
  public PolicyApprover with(Provider signing) {
    return new PolicyApprover(key, Optional.of(signing), area);
  }

  /** {@return the public area that policies name} */
  public TpmtPublic publicArea() {
    return area;
  }

  /**
   * {@return the policy that something is bound to for which this key approves others}
   *
   * @param policyRef tells the purposes apart for which one key approves; may be empty
   */
  public Policy policy(Bytes policyRef) {
    return Policy.authorize(area, policyRef);
  }

  /**
   * Approves a policy for what is named by SHA-256, as all keys are but those of HMAC with SHA-384
   * and SHA-512.
   *
   * @param policy what is approved: its digest is signed, not its text
   * @param policyRef as in {@link #policy}
   * @return the policy with its signature
   * @throws GeneralSecurityException if the key does not sign
   */
  public PolicyApproval approve(Policy policy, Bytes policyRef) throws GeneralSecurityException {
    return approve(policy, policyRef, HASH);
  }

  /**
   * Approves a policy.
   *
   * @param policy what is approved: its digest is signed, not its text
   * @param policyRef what the approval is for: a text of the caller, which policies name; may be
   *     empty
   * @param nameHash the hash of the Name of what is bound
   * @return the policy with its signature
   * @throws GeneralSecurityException if the key does not sign, or is not that of the public key
   */
  public PolicyApproval approve(Policy policy, Bytes policyRef, HashAlg nameHash)
      throws GeneralSecurityException {
    Bytes approved = policy.digest(nameHash);
    Bytes message = Bytes.adopt(new TpmWriter().bytes(approved).bytes(policyRef).toByteArray());
    TpmtSignature signature = sign(message.toByteArray());
    if (!SignatureVerifier.verify(area, message, signature)) {
      throw new SignatureException("The private key is not that of the public key");
    }
    return new PolicyApproval(area, policy, policyRef, signature);
  }

  private TpmtSignature sign(byte[] message) throws GeneralSecurityException {
    if (area.unique() instanceof TpmsEccPoint point) {
      Signature signer = signature("SHA256withECDSA");
      signer.initSign(key);
      signer.update(message);
      return new TpmtSignature(
          TpmAlg.ECDSA, EcdsaSignatures.of(signer.sign(), HASH, point.x().size()));
    }
    Signature signer = signature("RSASSA-PSS");
    // The key first: it chooses the provider.
    signer.initSign(key);
    signer.setParameter(
        new PSSParameterSpec(
            HASH.jcaName(),
            "MGF1",
            MGF1ParameterSpec.SHA256,
            HASH.digestBytes(),
            PSSParameterSpec.TRAILER_FIELD_BC));
    signer.update(message);
    return new TpmtSignature(
        TpmAlg.RSAPSS, new TpmsSignatureRsa(HASH.alg(), Bytes.adopt(signer.sign())));
  }

  private Signature signature(String algorithm) throws NoSuchAlgorithmException {
    return provider.isPresent()
        ? Signature.getInstance(algorithm, provider.get())
        : Signature.getInstance(algorithm);
  }

  /** The Name of the key; nothing secret. */
  @Override
  public String toString() {
    return "PolicyApprover[" + EntityNames.of(area) + "]";
  }
}
