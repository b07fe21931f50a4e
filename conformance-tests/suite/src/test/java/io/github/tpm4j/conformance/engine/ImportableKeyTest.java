package io.github.tpm4j.conformance.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TssPrivateKeySpec;
import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.duplication.Duplicate;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.policy.PolicyCommandCode;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A key that was made in one TPM and sent to another as a TSS2 PRIVATE KEY to be imported. */
@Tag("peer")
class ImportableKeyTest {
  private static final int FIXED = TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT;
  private static final Bytes DUPLICATION =
      Policy.commandCode(TpmCc.DUPLICATE).digest(HashAlg.SHA256);

  static Stream<Arguments> ways() {
    return Stream.of(
            KeyTemplate.ec(TpmEccCurve.NIST_P256).signing(),
            KeyTemplate.rsa(2048).signing().decrypting())
        .map(template -> template.without(FIXED).withPolicy(DUPLICATION).build())
        .flatMap(
            template ->
                Stream.of(true, false)
                    .flatMap(
                        rsaParent ->
                            Stream.of(true, false)
                                .map(swtpm -> Arguments.of(template, rsaParent, swtpm))));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void signsInItsNewTpm(TpmtPublic template, boolean rsaParent, boolean toSwtpm) throws Exception {
    try (Swtpm swtpm = Swtpm.tcp();
        Side from = new Side(toSwtpm ? "engine:memory" : swtpm.tcti())) {
      TpmConnection to =
          TpmConnection.over(Transports.open(toSwtpm ? swtpm.tcti() : "engine:memory"));
      Tss2PrivateKey file = file(from, to, template, rsaParent);
      assertSigns(to, file);
      to.close();
    }
  }

  private static void assertSigns(TpmConnection to, Tss2PrivateKey file) throws Exception {
    TpmProvider provider = new TpmProvider(to);
    TssPrivateKeySpec spec = TssPrivateKeySpec.ofPem(Tss2Pem.encode(file), null);
    assertEquals(Tss2KeyType.IMPORTABLE, spec.key().type());
    String algorithm = TpmPrivateKey.of(to, file, "moved", KeyAuth.none()).getAlgorithm();
    TpmPrivateKey key =
        (TpmPrivateKey) KeyFactory.getInstance(algorithm, provider).generatePrivate(spec);
    assertSigns(provider, key, key);
    KeyStore store = KeyStore.getInstance("TPM", provider);
    store.load(null, null);
    store.setKeyEntry("moved", file.encoded().toByteArray(), null);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, null);
    store.load(new ByteArrayInputStream(out.toByteArray()), null);
    assertSigns(provider, (PrivateKey) store.getKey("moved", null), key);
  }

  private static void assertSigns(TpmProvider provider, PrivateKey key, TpmPrivateKey known)
      throws Exception {
    String algorithm = "SHA256with" + (key.getAlgorithm().equals("EC") ? "ECDSA" : "RSA");
    Signature signer = Signature.getInstance(algorithm, provider);
    signer.initSign(key);
    byte[] signature = signer.sign();
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(known.publicKey());
    assertTrue(verifier.verify(signature));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void isRefusedByAnotherTpm(TpmtPublic template, boolean rsaParent, boolean toSwtpm)
      throws Exception {
    try (Swtpm swtpm = Swtpm.tcp();
        Side from = new Side("engine:memory")) {
      TpmConnection meant = TpmConnection.over(Transports.open("engine:memory"));
      Tss2PrivateKey file = file(from, meant, template, rsaParent);
      TpmConnection other =
          TpmConnection.over(Transports.open(toSwtpm ? swtpm.tcti() : "engine:memory"));
      TpmPrivateKey key = TpmPrivateKey.of(other, file, "moved", KeyAuth.none());
      SignatureException refusal =
          assertThrows(
              SignatureException.class, () -> assertSigns(new TpmProvider(other), key, key));
      assertInstanceOf(TpmForeignKeyException.class, refusal.getCause());
      assertTrue(refusal.getMessage().contains("moved"), refusal.getMessage());
      meant.close();
      other.close();
    }
  }

  /** What {@code from} has made, encrypted to the storage key of {@code to}. */
  private static Tss2PrivateKey file(
      Side from, TpmConnection to, TpmtPublic template, boolean rsaParent) throws Exception {
    // Starts the TPM up.
    from.client().execute(new ReadClock.Request());
    TpmtPublic newParent = storageKey(to, rsaParent);
    TpmHandle parent = from.primary(StorageTemplates.ECC_P256).objectHandle();
    Load.Response made = from.createLoaded(parent, SecretBytes.EMPTY, template);
    from.client().execute(new FlushContext.Request(parent));
    TpmtPublic area =
        from.client().execute(new ReadPublic.Request(made.objectHandle())).outPublic();
    Duplicate.Response duplicate = duplicate(from, made.objectHandle(), from.loadPublic(newParent));
    return Tss2PrivateKey.builder(
            Tss2KeyType.IMPORTABLE,
            TpmHandle.OWNER.value(),
            Bytes.adopt(new TpmWriter().sized(area).toByteArray()),
            Bytes.adopt(new TpmWriter().sized(duplicate.duplicate()).toByteArray()))
        .secret(Bytes.adopt(new TpmWriter().sized(duplicate.outSymSeed()).toByteArray()))
        .emptyAuth(true)
        .rsaParent(rsaParent)
        .build();
  }

  private static TpmtPublic storageKey(TpmConnection tpm, boolean rsa) {
    return tpm.device().publicAreaOf(tpm.parent(TpmHandle.OWNER, rsa));
  }

  private static Duplicate.Response duplicate(Side from, TpmHandle object, TpmHandle newParent) {
    try (AuthSession session = from.client().start(SessionSpec.policy(HashAlg.SHA256))) {
      from.client().execute(new PolicyCommandCode.Request(session.handle(), TpmCc.DUPLICATE));
      return from.client()
          .execute(
              new Duplicate.Request(object, newParent, SecretBytes.EMPTY, TpmtSymDefObject.NULL),
              Authorization.session(session));
    }
  }
}
