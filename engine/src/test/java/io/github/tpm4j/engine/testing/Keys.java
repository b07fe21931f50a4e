package io.github.tpm4j.engine.testing;

import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.algorithms.TpmsSignatureEcc;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.List;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** Keys under a storage key of the owner, through a client; what they sign the JDK verifies. */
public final class Keys {
  private static final Bytes DIGEST = Bytes.of(new byte[32]);

  private final TpmClient client;
  private final TpmHandle parent;
  private final TpmtPublic parentArea;

  /** Creates the storage key. */
  public Keys(TpmClient client) {
    this.client = client;
    CreatePrimary.Response primary =
        client.execute(
            new CreatePrimary.Request(
                TpmHandle.OWNER,
                new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY),
                StorageTemplates.ECC_P256,
                Bytes.EMPTY,
                new TpmlPcrSelection(List.of())),
            Authorization.password(SecretBytes.EMPTY));
    parent = primary.objectHandle();
    parentArea = primary.outPublic();
    client.names().put(parent, primary.name());
  }

  public TpmHandle parent() {
    return parent;
  }

  public TpmtPublic parentArea() {
    return parentArea;
  }

  /** A loaded key for ECDSA with SHA-256, whose wrong passwords do not count. */
  public Key ecdsa(SecretBytes auth) {
    return ecdsa(auth, Authorization.password(SecretBytes.EMPTY));
  }

  /** As {@link #ecdsa(SecretBytes)}, created with another authorisation of the parent. */
  public Key ecdsa(SecretBytes auth, Authorization parentAuth) {
    return load(template().build(), auth, parentAuth);
  }

  /** A loaded key for ECDSA with SHA-256 that is protected against guessing. */
  public Key protectedEcdsa(SecretBytes auth) {
    return load(
        template().protectedFromGuessing().build(),
        auth,
        Authorization.password(SecretBytes.EMPTY));
  }

  private static KeyTemplate template() {
    TpmtEccScheme scheme = TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256);
    return KeyTemplate.ec(TpmEccCurve.NIST_P256, scheme).signing();
  }

  private Key load(TpmtPublic template, SecretBytes auth, Authorization parentAuth) {
    Create.Response created =
        client.execute(
            new Create.Request(
                parent,
                new TpmsSensitiveCreate(auth, SecretBytes.EMPTY),
                template,
                Bytes.EMPTY,
                new TpmlPcrSelection(List.of())),
            parentAuth);
    Load.Response loaded =
        client.execute(
            new Load.Request(parent, created.outPrivate(), created.outPublic()),
            Authorization.password(SecretBytes.EMPTY));
    client.names().put(loaded.objectHandle(), loaded.name());
    return new Key(loaded.objectHandle(), loaded.name(), created.outPublic());
  }

  public void flush(TpmHandle handle) {
    client.execute(new FlushContext.Request(handle));
  }

  /** A loaded signing key. */
  public final class Key {
    private final TpmHandle handle;
    private final Bytes name;
    private final TpmtPublic area;

    private Key(TpmHandle handle, Bytes name, TpmtPublic area) {
      this.handle = handle;
      this.name = name;
      this.area = area;
    }

    public TpmHandle handle() {
      return handle;
    }

    public Bytes name() {
      return name;
    }

    /** The same key under another handle. */
    public Key at(TpmHandle newHandle) {
      return new Key(newHandle, name, area);
    }

    /** Signs, and verifies with the JDK. */
    public boolean signsWith(Authorization... authorizations) {
      TpmtTkHashcheck ticket = new TpmtTkHashcheck(TpmSt.HASHCHECK, TpmHandle.NULL, Bytes.EMPTY);
      Sign.Response signed =
          client.execute(
              new Sign.Request(handle, DIGEST, TpmtSigScheme.NULL, ticket), authorizations);
      return verify((TpmsSignatureEcc) signed.signature().signature());
    }

    private boolean verify(TpmsSignatureEcc signature) {
      try {
        Signature verifier = Signature.getInstance("NONEwithECDSA");
        verifier.initVerify(publicKey());
        verifier.update(DIGEST.borrow());
        BigInteger r = new BigInteger(1, signature.signatureR().borrow());
        BigInteger s = new BigInteger(1, signature.signatureS().borrow());
        BigInteger order = p256().getOrder();
        return verifier.verify(StandardDSAEncoding.INSTANCE.encode(order, r, s));
      } catch (GeneralSecurityException | IOException e) {
        throw new AssertionError(e);
      }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
      TpmsEccPoint point = (TpmsEccPoint) area.unique();
      ECPoint w =
          new ECPoint(new BigInteger(1, point.x().borrow()), new BigInteger(1, point.y().borrow()));
      return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(w, p256()));
    }

    private static ECParameterSpec p256() throws GeneralSecurityException {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    }
  }
}
