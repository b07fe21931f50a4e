package io.github.tpm4j.conformance.peers;

import io.github.tpm4j.conformance.commands.PasswordCommands;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.commands.asymmetric.Decapsulate;
import io.github.tpm4j.tss.commands.asymmetric.Encapsulate;
import io.github.tpm4j.tss.commands.capability.TestParms;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.commands.sequence.SignSequenceStart;
import io.github.tpm4j.tss.commands.sequence.VerifySequenceStart;
import io.github.tpm4j.tss.commands.signing.SignDigest;
import io.github.tpm4j.tss.commands.signing.SignSequenceComplete;
import io.github.tpm4j.tss.commands.signing.VerifyDigestSignature;
import io.github.tpm4j.tss.commands.signing.VerifySequenceComplete;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtPublicParms;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same commands for any TPM of version 185, and what it answers to each. */
final class PostQuantumScript {
  private static final TpmsSensitiveCreate NO_SECRET =
      new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY);
  private static final Bytes MESSAGE = Bytes.of(new byte[100]);
  private static final TpmtTkHashcheck NO_TICKET =
      new TpmtTkHashcheck(TpmSt.HASHCHECK, TpmHandle.NULL, Bytes.EMPTY);

  private final Transport tpm;
  private final Map<String, String> answers = new LinkedHashMap<>();

  PostQuantumScript(Transport tpm) {
    this.tpm = tpm;
  }

  /** The answers by the names of the steps: a code, and the size of what comes with a success. */
  Map<String, String> run() throws TransportException {
    for (MlDsaSet set : MlDsaSet.values()) {
      sign(set.jcaName(), KeyTemplate.mlDsa(set));
      digest(set.jcaName() + " hashed", KeyTemplate.hashMlDsa(set, HashAlg.SHA512));
    }
    for (MlKemSet set : MlKemSet.values()) {
      encapsulate(set);
    }
    refusals();
    return answers;
  }

  private <R extends TpmResponse> Optional<R> step(String name, TpmRequest<R> request)
      throws TransportException {
    byte[] answer = tpm.transmit(PasswordCommands.octets(request));
    TpmRc code = PasswordCommands.code(answer);
    boolean isSuccess = code.equals(TpmRc.SUCCESS);
    answers.put(name, isSuccess ? success(request, answer) : withoutNumber(code));
    return isSuccess ? Optional.of(PasswordCommands.response(request, answer)) : Optional.empty();
  }

  /** How long a ticket is, is a matter of the TPM's own hash. */
  private static String success(TpmRequest<?> request, byte[] answer) {
    boolean isTicket =
        request instanceof VerifySequenceComplete.Request
            || request instanceof VerifyDigestSignature.Request;
    return isTicket ? "a ticket" : answer.length + " bytes";
  }

  /** fwTPM says which handle or parameter is meant of few codes. */
  private static String withoutNumber(TpmRc code) {
    return code.toString().replaceFirst("[, ].*", "");
  }

  private Optional<TpmHandle> primary(String name, TpmtPublic template) throws TransportException {
    CreatePrimary.Request request =
        new CreatePrimary.Request(
            TpmHandle.OWNER, NO_SECRET, template, Bytes.EMPTY, new TpmlPcrSelection(List.of()));
    Optional<CreatePrimary.Response> made = step(name + ": CreatePrimary", request);
    // Its creation data is not part of what is compared.
    made.ifPresent(
        it -> answers.put(name + ": CreatePrimary", "unique of " + uniqueBytes(it.outPublic())));
    return made.map(CreatePrimary.Response::objectHandle);
  }

  private static int uniqueBytes(TpmtPublic area) {
    return area.marshal().length;
  }

  private void flushQuietly(TpmHandle handle) {
    try {
      flush(handle);
    } catch (TransportException e) {
      throw new AssertionError(e);
    }
  }

  private void flush(TpmHandle handle) throws TransportException {
    tpm.transmit(PasswordCommands.octets(new FlushContext.Request(handle)));
  }

  private void sign(String name, KeyTemplate template) throws TransportException {
    TpmHandle key = primary(name, template.build()).orElseThrow();
    Bytes context = Bytes.of(new byte[] {1, 2});
    TpmHandle sequence =
        step(
                name + ": SignSequenceStart",
                new SignSequenceStart.Request(key, SecretBytes.EMPTY, context))
            .orElseThrow()
            .sequenceHandle();
    var signature =
        step(
                name + ": SignSequenceComplete",
                new SignSequenceComplete.Request(sequence, key, MESSAGE))
            .orElseThrow()
            .signature();
    for (Bytes message : List.of(MESSAGE, Bytes.of(new byte[99]))) {
      String of = name + ", " + message.size() + " bytes";
      TpmHandle verified =
          step(
                  of + ": VerifySequenceStart",
                  new VerifySequenceStart.Request(key, SecretBytes.EMPTY, Bytes.EMPTY, context))
              .orElseThrow()
              .sequenceHandle();
      step(of + ": SequenceUpdate", new SequenceUpdate.Request(verified, message));
      step(
          of + ": VerifySequenceComplete",
          new VerifySequenceComplete.Request(verified, key, signature));
      flush(verified);
    }
    flush(key);
  }

  private void digest(String name, KeyTemplate template) throws TransportException {
    TpmHandle key = primary(name, template.build()).orElseThrow();
    for (int size : new int[] {64, 63}) {
      Bytes digest = Bytes.of(new byte[size]);
      var signed =
          step(
              name + ": SignDigest of " + size + " bytes",
              new SignDigest.Request(key, Bytes.EMPTY, digest, NO_TICKET));
      if (signed.isPresent()) {
        var signature = signed.get().signature();
        step(
            name + ": VerifyDigestSignature",
            new VerifyDigestSignature.Request(key, Bytes.EMPTY, digest, signature));
        byte[] changed = new byte[size];
        changed[0] = 1;
        Bytes other = Bytes.adopt(changed);
        step(
            name + ": VerifyDigestSignature of another digest",
            new VerifyDigestSignature.Request(key, Bytes.EMPTY, other, signature));
      }
    }
    flush(key);
  }

  private void encapsulate(MlKemSet set) throws TransportException {
    String name = set.jcaName();
    TpmHandle key = primary(name, KeyTemplate.mlKem(set).build()).orElseThrow();
    step(name + ": Encapsulate", new Encapsulate.Request(key));
    for (int size : new int[] {set.ciphertextBytes(), set.ciphertextBytes() - 1, 0}) {
      step(
          name + ": Decapsulate of " + size + " bytes",
          new Decapsulate.Request(key, Bytes.of(new byte[size])));
    }
    step(
        name + ": SignSequenceStart",
        new SignSequenceStart.Request(key, SecretBytes.EMPTY, Bytes.EMPTY));
    step(
        name + ": SignDigest",
        new SignDigest.Request(key, Bytes.EMPTY, Bytes.of(new byte[64]), NO_TICKET));
    flush(key);
  }

  private void refusals() throws TransportException {
    TpmHandle key = primary("signer", KeyTemplate.mlDsa(MlDsaSet.ML_DSA_44).build()).orElseThrow();
    step("Encapsulate with a signing key", new Encapsulate.Request(key));
    step("Decapsulate with a signing key", new Decapsulate.Request(key, Bytes.of(new byte[768])));
    step(
        "SignDigest without external mu",
        new SignDigest.Request(key, Bytes.EMPTY, Bytes.of(new byte[64]), NO_TICKET));
    flush(key);
    for (KeyTemplate template :
        List.of(
            KeyTemplate.mlDsa(MlDsaSet.ML_DSA_44).with(TpmaObject.DECRYPT),
            KeyTemplate.mlKem(MlKemSet.ML_KEM_512).with(TpmaObject.SIGN),
            KeyTemplate.mlKem(MlKemSet.ML_KEM_512).with(TpmaObject.RESTRICTED))) {
      TpmtPublic area = template.build();
      String name = area.type() + " with attributes " + area.objectAttributes().value();
      primary(name, area).ifPresent(this::flushQuietly);
    }
    for (KeyTemplate template :
        List.of(
            KeyTemplate.mlDsa(MlDsaSet.ML_DSA_87),
            KeyTemplate.hashMlDsa(MlDsaSet.ML_DSA_65, HashAlg.SHA256),
            KeyTemplate.mlKem(MlKemSet.ML_KEM_1024))) {
      TpmtPublic area = template.build();
      step(
          "TestParms " + area.type(),
          new TestParms.Request(new TpmtPublicParms(area.type(), area.parameters())));
    }
  }
}
