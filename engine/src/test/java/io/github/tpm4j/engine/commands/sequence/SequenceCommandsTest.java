package io.github.tpm4j.engine.commands.sequence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.testing.TestKey;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.engine.ticket.Tickets;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKeyedhashScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.sequence.EventSequenceComplete;
import io.github.tpm4j.tss.commands.sequence.HashSequenceStart;
import io.github.tpm4j.tss.commands.sequence.HmacStart;
import io.github.tpm4j.tss.commands.sequence.SequenceComplete;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.commands.symmetric.Hash;
import io.github.tpm4j.tss.commands.symmetric.Hmac;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hash, MAC and event sequences, and the MACs that they compute in parts. */
class SequenceCommandsTest {
  private static final SecretBytes AUTH = SecretBytes.of("auth".getBytes(US_ASCII));
  private static final Bytes ONE = Bytes.of("one part, ".getBytes(US_ASCII));
  private static final Bytes TWO = Bytes.of("another".getBytes(US_ASCII));
  private static final Bytes BOTH = Bytes.of("one part, another".getBytes(US_ASCII));
  private static final Bytes GENERATED = Bytes.ofHex("ff54434700");
  private static final byte[] KEY = new byte[16];

  private final TestTpm tpm = TestTpm.started();

  private TpmHandle start(TpmAlg hash) {
    return tpm.run(new HashSequenceStart.Request(AUTH, hash)).sequenceHandle();
  }

  private void update(TpmHandle sequence, Bytes data) {
    tpm.auth(AUTH).run(new SequenceUpdate.Request(sequence, data));
  }

  private SequenceComplete.Response complete(TpmHandle sequence, Bytes data, TpmHandle hierarchy) {
    return tpm.auth(AUTH).run(new SequenceComplete.Request(sequence, data, hierarchy));
  }

  @Test
  void hashesInParts_asTheWhole() {
    TpmHandle sequence = start(TpmAlg.SHA256);
    update(sequence, ONE);
    SequenceComplete.Response inParts = complete(sequence, TWO, TpmHandle.OWNER);
    Hash.Response whole = tpm.run(new Hash.Request(BOTH, TpmAlg.SHA256, TpmHandle.OWNER));
    assertEquals(whole.outHash(), inParts.result());
    assertEquals(whole.validation(), inParts.validation());
  }

  @Test
  void endsASequenceWithItsResult() {
    TpmHandle sequence = start(TpmAlg.SHA256);
    complete(sequence, ONE, TpmHandle.NULL);
    assertEquals(TpmRc.REFERENCE_H0, tpm.code(new SequenceUpdate.Request(sequence, ONE)));
  }

  @Test
  void needsTheAuthValueOfTheStart() {
    TpmHandle sequence = start(TpmAlg.SHA256);
    assertEquals(TpmRc.BAD_AUTH.session(1), tpm.code(new SequenceUpdate.Request(sequence, ONE)));
  }

  @Test
  void givesNoTicketToTheNullHierarchy() {
    SequenceComplete.Response response = complete(start(TpmAlg.SHA256), BOTH, TpmHandle.NULL);
    assertEquals(Tickets.noHashcheck(), response.validation());
  }

  @Test
  void givesNoTicketForWhatBeginsAsAStructureOfTheTpm() {
    assertEquals(
        Tickets.noHashcheck(),
        complete(start(TpmAlg.SHA256), GENERATED, TpmHandle.OWNER).validation());
    TpmHandle sequence = start(TpmAlg.SHA256);
    update(sequence, GENERATED);
    assertEquals(Tickets.noHashcheck(), complete(sequence, BOTH, TpmHandle.OWNER).validation());
  }

  @Test
  void givesNoTicketIfTheFirstPartIsTooShortToTell() {
    TpmHandle sequence = start(TpmAlg.SHA256);
    update(sequence, Bytes.of((byte) 1));
    assertEquals(Tickets.noHashcheck(), complete(sequence, BOTH, TpmHandle.OWNER).validation());
  }

  @Test
  void givesATicketAfterASafeFirstPart_whateverFollows() {
    TpmHandle sequence = start(TpmAlg.SHA256);
    update(sequence, ONE);
    assertEquals(
        TpmHandle.OWNER, complete(sequence, GENERATED, TpmHandle.OWNER).validation().hierarchy());
  }

  private TpmHandle hmacKey() {
    return TestKey.keyedHash(TpmtKeyedhashScheme.of(TpmAlg.HMAC, TpmAlg.SHA256), KEY)
        .with(TpmaObject.SIGN)
        .load(tpm);
  }

  private TpmHandle cmacKey(TpmAlg mode) {
    return TestKey.cipher(new TpmtSymDefObject(TpmAlg.AES, 128, mode), KEY)
        .with(TpmaObject.SIGN)
        .load(tpm);
  }

  private void assertSameInParts(TpmHandle key, TpmAlg scheme) {
    TpmHandle sequence = tpm.run(new HmacStart.Request(key, AUTH, scheme)).sequenceHandle();
    update(sequence, ONE);
    SequenceComplete.Response inParts = complete(sequence, TWO, TpmHandle.OWNER);
    assertEquals(tpm.run(new Hmac.Request(key, BOTH, scheme)).outMac(), inParts.result());
    assertEquals(Tickets.noHashcheck(), inParts.validation());
  }

  @Test
  void computesAnHmacInParts_asTheWhole() {
    TpmHandle key = hmacKey();
    assertSameInParts(key, TpmAlg.NULL);
    assertSameInParts(key, TpmAlg.SHA256);
  }

  @Test
  void computesTheHmacOfRfc2104() {
    byte[] expected =
        io.github.tpm4j.engine.crypto.hash.Hmac.compute(
            HashAlgorithm.SHA256, KEY, BOTH.toByteArray());
    assertEquals(
        Bytes.of(expected), tpm.run(new Hmac.Request(hmacKey(), BOTH, TpmAlg.NULL)).outMac());
  }

  @Test
  void computesACmacInParts_asTheWhole() {
    assertSameInParts(cmacKey(TpmAlg.CMAC), TpmAlg.NULL);
    assertSameInParts(cmacKey(TpmAlg.NULL), TpmAlg.CMAC);
  }

  @Test
  void takesAnyHashWithAKeyWithoutScheme() {
    TpmHandle key =
        TestKey.keyedHash(TpmtKeyedhashScheme.NULL, KEY)
            .with(TpmaObject.SIGN | TpmaObject.DECRYPT)
            .load(tpm);
    assertSameInParts(key, TpmAlg.SHA384);
    assertMacCodes(TpmRc.VALUE.parameter(2), key, TpmAlg.NULL);
  }

  private void assertMacCodes(TpmRc expected, TpmHandle key, TpmAlg scheme) {
    assertEquals(expected, tpm.code(new Hmac.Request(key, BOTH, scheme)));
    assertEquals(expected, tpm.code(new HmacStart.Request(key, AUTH, scheme)));
  }

  @Test
  void rejectsAKeyThatIsNotForMacs_handle1() {
    TpmHandle key =
        TestKey.ecc(EccCurve.NIST_P256, TpmtEccScheme.NULL).with(TpmaObject.SIGN).load(tpm);
    assertMacCodes(TpmRc.TYPE.handle(1), key, TpmAlg.SHA256);
  }

  @Test
  void rejectsAnotherHashThanTheKeys_parameter2() {
    assertMacCodes(TpmRc.VALUE.parameter(2), hmacKey(), TpmAlg.SHA384);
    assertMacCodes(TpmRc.VALUE.parameter(2), hmacKey(), TpmAlg.CMAC);
  }

  @Test
  void rejectsACipherOfAnotherMode_parameter2() {
    TpmHandle key = cmacKey(TpmAlg.CFB);
    assertMacCodes(TpmRc.VALUE.parameter(2), key, TpmAlg.CMAC);
    assertMacCodes(TpmRc.SCHEME.parameter(2), key, TpmAlg.NULL);
    assertMacCodes(TpmRc.VALUE.parameter(2), cmacKey(TpmAlg.CMAC), TpmAlg.SHA256);
  }

  @Test
  void rejectsARestrictedKey_handle1() {
    TpmHandle key =
        TestKey.keyedHash(TpmtKeyedhashScheme.of(TpmAlg.HMAC, TpmAlg.SHA256), KEY)
            .with(TpmaObject.SIGN | TpmaObject.RESTRICTED)
            .in(TpmHandle.OWNER)
            .load(tpm);
    assertMacCodes(TpmRc.ATTRIBUTES.handle(1), key, TpmAlg.NULL);
  }

  @Test
  void rejectsAKeyThatMayNotSign_handle1() {
    TpmHandle key =
        TestKey.cipher(new TpmtSymDefObject(TpmAlg.AES, 128, TpmAlg.NULL), KEY)
            .with(TpmaObject.DECRYPT)
            .load(tpm);
    assertMacCodes(TpmRc.KEY.handle(1), key, TpmAlg.CMAC);
  }

  private List<TpmtHa> event(TpmHandle pcr) {
    TpmHandle sequence = start(TpmAlg.NULL);
    update(sequence, ONE);
    return tpm.auth(SecretBytes.EMPTY, AUTH)
        .run(new EventSequenceComplete.Request(pcr, sequence, TWO))
        .results()
        .digests();
  }

  @Test
  void hashesAnEventForEachBank() {
    List<TpmtHa> results = event(TpmHandle.of(16));
    assertEquals(
        tpm.tpm().state().profile().pcrBanks(), results.stream().map(TpmtHa::hashAlg).toList());
    for (TpmtHa result : results) {
      HashAlgorithm hash = HashAlgorithm.of(result.hashAlg());
      assertEquals(Bytes.adopt(hash.digest(BOTH.toByteArray())), result.digest());
    }
  }

  @Test
  void extendsThePcrWithTheEvent() {
    byte[] digest = event(TpmHandle.of(16)).get(1).digest().toByteArray();
    assertEquals(
        Bytes.adopt(HashAlgorithm.SHA256.digest(new byte[32], digest)),
        tpm.tpm().state().pcrs().bank(TpmAlg.SHA256).orElseThrow().value(16));
  }

  @Test
  void rejectsALocalityThatMayNotExtend_andKeepsTheSequence() {
    TpmHandle sequence = start(TpmAlg.NULL);
    TpmHandle pcr = TpmHandle.of(17);
    assertEquals(
        TpmRc.LOCALITY,
        tpm.auth(SecretBytes.EMPTY, AUTH)
            .code(new EventSequenceComplete.Request(pcr, sequence, TWO)));
    update(sequence, ONE);
  }

  @Test
  void rejectsSequencesOfAnotherKind() {
    TpmHandle hash = start(TpmAlg.SHA256);
    TpmHandle event = start(TpmAlg.NULL);
    assertEquals(
        TpmRc.MODE.handle(2),
        tpm.auth(SecretBytes.EMPTY, AUTH)
            .code(new EventSequenceComplete.Request(TpmHandle.of(16), hash, TWO)));
    assertEquals(
        TpmRc.MODE.handle(1),
        tpm.auth(AUTH).code(new SequenceComplete.Request(event, TWO, TpmHandle.NULL)));
  }

  @Test
  void rejectsKeys() {
    TpmHandle key = hmacKey();
    assertEquals(TpmRc.MODE.parameter(1), tpm.code(new SequenceUpdate.Request(key, ONE)));
    assertEquals(
        TpmRc.MODE.handle(1), tpm.code(new SequenceComplete.Request(key, ONE, TpmHandle.NULL)));
    assertEquals(
        TpmRc.MODE.handle(2),
        tpm.code(new EventSequenceComplete.Request(TpmHandle.of(16), key, TWO)));
  }

  @Test
  void rejectsMoreSequencesThanSlots() {
    start(TpmAlg.SHA1);
    start(TpmAlg.SHA1);
    start(TpmAlg.SHA1);
    assertEquals(TpmRc.OBJECT_MEMORY, tpm.code(new HashSequenceStart.Request(AUTH, TpmAlg.SHA1)));
  }
}
