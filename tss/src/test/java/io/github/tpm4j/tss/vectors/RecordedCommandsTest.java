package io.github.tpm4j.tss.vectors;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMldsa;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMlkem;
import io.github.tpm4j.tss.algorithms.Tpm2bSignatureMldsa;
import io.github.tpm4j.tss.algorithms.TpmsSignatureHashMldsa;
import io.github.tpm4j.tss.commands.asymmetric.Encapsulate;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.list.Commands;
import io.github.tpm4j.tss.commands.nv.NvReadPublic2;
import io.github.tpm4j.tss.commands.policy.PolicyCapability;
import io.github.tpm4j.tss.commands.policy.PolicyGetDigest;
import io.github.tpm4j.tss.commands.signing.SignDigest;
import io.github.tpm4j.tss.commands.signing.SignSequenceComplete;
import io.github.tpm4j.tss.commands.signing.VerifyDigestSignature;
import io.github.tpm4j.tss.commands.signing.VerifySequenceComplete;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmsHashMldsaParms;
import io.github.tpm4j.tss.objects.TpmsMldsaParms;
import io.github.tpm4j.tss.objects.TpmsMlkemParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What TPMs of versions 184 and 185 were sent and answered, read and written by this stack. */
class RecordedCommandsTest {

  static List<Recording> recordings() {
    return Recording.all();
  }

  private static <T> Stream<T> responses(Class<T> type) {
    return recordings().stream()
        .map(Exchanged::read)
        .map(Exchanged::response)
        .filter(type::isInstance)
        .map(type::cast);
  }

  @Test
  void findsEveryPairOfTheFile() {
    long requests = Recording.text().lines().filter(line -> line.startsWith("request")).count();
    assertEquals(86, requests);
    assertEquals(requests, recordings().size());
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void writesTheCommandThatItRead(Recording recording) {
    assertArrayEquals(recording.request(), Exchanged.read(recording).writeRequest());
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void writesTheResponseThatItRead(Recording recording) {
    assertArrayEquals(recording.response(), Exchanged.read(recording).writeResponse());
  }

  @Test
  void holdsEveryCommandAfterRevision159_thatAPeerHad() {
    Set<String> recorded =
        recordings().stream()
            .map(recording -> Exchanged.read(recording).request().spec().toString())
            .collect(toCollection(TreeSet::new));
    Set<String> missing =
        Commands.all().stream()
            .filter(spec -> spec.code().since() != Revision.V159)
            .map(Object::toString)
            .filter(name -> !recorded.contains(name))
            .collect(toCollection(TreeSet::new));
    assertEquals(Set.of("TPM2_ECC_Decrypt", "TPM2_ECC_Encrypt", "TPM2_SetCapability"), missing);
  }

  @Test
  void computesTheNameOfEveryKey() {
    responses(CreatePrimary.Response.class)
        .forEach(created -> assertEquals(created.name(), EntityNames.of(created.outPublic())));
  }

  @Test
  void publicKeysHaveTheSizeOfTheirSet() {
    responses(CreatePrimary.Response.class)
        .map(CreatePrimary.Response::outPublic)
        .filter(key -> sizeOfSet(key) != 0)
        .forEach(key -> assertEquals(sizeOfSet(key), sizeOf(key)));
  }

  private static int sizeOfSet(TpmtPublic key) {
    if (key.parameters() instanceof TpmsMlkemParms parms) {
      return MlKemSet.of(parms.parameterSet()).publicKeyBytes();
    }
    if (key.parameters() instanceof TpmsMldsaParms parms) {
      return MlDsaSet.of(parms.parameterSet()).publicKeyBytes();
    }
    return key.parameters() instanceof TpmsHashMldsaParms parms
        ? MlDsaSet.of(parms.parameterSet()).publicKeyBytes()
        : 0;
  }

  private static int sizeOf(TpmtPublic key) {
    return key.unique() instanceof Tpm2bPublicKeyMlkem mlKem
        ? mlKem.buffer().size()
        : ((Tpm2bPublicKeyMldsa) key.unique()).buffer().size();
  }

  @Test
  void signaturesAndCiphertextsHaveTheSizeOfTheirSet() {
    Set<Integer> pure = new TreeSet<>();
    responses(SignSequenceComplete.Response.class)
        .map(signed -> signed.signature().signature())
        .filter(Tpm2bSignatureMldsa.class::isInstance)
        .forEach(signature -> pure.add(((Tpm2bSignatureMldsa) signature).buffer().size()));
    assertEquals(Set.of(2420, 3309, 4627), pure);
    Set<String> hashed = new TreeSet<>();
    responses(SignDigest.Response.class)
        .map(signed -> signed.signature().signature())
        .filter(TpmsSignatureHashMldsa.class::isInstance)
        .map(TpmsSignatureHashMldsa.class::cast)
        .forEach(signed -> hashed.add(signed.hash() + " " + signed.signature().size()));
    assertEquals(Set.of("TPM_ALG_SHA256 2420", "TPM_ALG_SHA512 4627"), hashed);
    Set<Integer> ciphertexts = new TreeSet<>();
    responses(Encapsulate.Response.class).forEach(it -> ciphertexts.add(it.ciphertext().size()));
    assertEquals(Set.of(768, 1088, 1568), ciphertexts);
  }

  @Test
  void ticketsNameWhatWasVerified() {
    responses(VerifySequenceComplete.Response.class)
        .forEach(it -> assertEquals(TpmSt.MESSAGE_VERIFIED, it.validation().tag()));
    Set<TpmAlg> hashes = new HashSet<>();
    responses(VerifyDigestSignature.Response.class)
        .peek(it -> assertEquals(TpmSt.DIGEST_VERIFIED, it.validation().tag()))
        .peek(it -> assertEquals(TpmHandle.OWNER, it.validation().hierarchy()))
        .forEach(it -> hashes.add(it.validation().metadata()));
    assertEquals(Set.of(TpmAlg.SHA256, TpmAlg.SHA512), hashes);
  }

  @Test
  void nameOfAnIndex_leavesTheTypeOfItsHandleOut() {
    responses(NvReadPublic2.Response.class)
        .forEach(read -> assertEquals(read.nvName(), EntityNames.of(read.nvPublic())));
  }

  @Test
  void policyOfACapability_isAsTheTpmComputesIt() {
    List<Recording> all = recordings();
    int first = 0;
    while (!(Exchanged.read(all.get(first)).request() instanceof PolicyCapability.Request)) {
      first++;
    }
    PolicyCapability.Request sent =
        (PolicyCapability.Request) Exchanged.read(all.get(first)).request();
    TpmWriter arguments = new TpmWriter();
    arguments.bytes(sent.operandB()).u16(sent.offset());
    sent.operation().write(arguments);
    sent.capability().write(arguments);
    arguments.u32(sent.property());
    Bytes args = Digests.of(HashAlg.SHA256, arguments.toByteArray());
    PolicyGetDigest.Response got =
        (PolicyGetDigest.Response) Exchanged.read(all.get(first + 1)).response();
    Bytes code = Bytes.adopt(TpmCc.POLICY_CAPABILITY.marshal());
    assertEquals(
        got.policyDigest(), Digests.of(HashAlg.SHA256, Digests.zero(HashAlg.SHA256), code, args));
  }
}
