package io.github.tpm4j.engine.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.commands.asymmetric.Encapsulate;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.list.Commands;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.commands.sequence.SignSequenceStart;
import io.github.tpm4j.tss.commands.sequence.VerifySequenceStart;
import io.github.tpm4j.tss.commands.signing.SignDigest;
import io.github.tpm4j.tss.commands.signing.SignSequenceComplete;
import io.github.tpm4j.tss.commands.signing.VerifyDigestSignature;
import io.github.tpm4j.tss.commands.signing.VerifySequenceComplete;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Signatures, public keys and requests that were recorded from another TPM of version 185, in ours.
 * What needs that TPM's private areas, seeds or proofs cannot be replayed.
 */
class RecordedExchangesTest {
  private static final Path FILE =
      Path.of("../tss/src/test/resources/io/github/tpm4j/tss/vectors/vectors-185.md");
  private static final Pattern PAIR =
      Pattern.compile(
          "\nrequest[^\n]*\n```\n([0-9a-f\n]+)```\nresponse[^\n]*\n```\n([0-9a-f\n]+)```");

  private final TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());

  /** How many of each command were held to the recording. */
  private final Map<String, Integer> replayed = new TreeMap<>();

  private TpmtPublic key;
  private Bytes context = Bytes.EMPTY;
  private final List<Bytes> message = new ArrayList<>();

  @Test
  void whatAnotherTpmMadeIsTaken_andWhatItAnsweredHasTheShapeOfOurs() throws IOException {
    Matcher pair = PAIR.matcher(Files.readString(FILE));
    while (pair.find()) {
      byte[] request = octets(pair.group(1));
      byte[] response = octets(pair.group(2));
      TpmRequest<?> sent = readRequest(request);
      replay(sent, request, readResponse(sent, response), response);
    }

    assertEquals(
        Map.of(
            "TPM2_CreatePrimary", 15,
            "TPM2_Encapsulate", 3,
            "TPM2_LoadExternal", 1,
            "TPM2_SignDigest", 3,
            "TPM2_SignSequenceComplete", 8,
            "TPM2_TestParms", 3,
            "TPM2_VerifyDigestSignature", 3,
            "TPM2_VerifySequenceComplete", 3),
        replayed);
  }

  private void replay(TpmRequest<?> sent, byte[] request, TpmResponse answer, byte[] response) {
    if (sent instanceof CreatePrimary.Request primary) {
      if (primary.primaryHandle().equals(TpmHandle.OWNER)) {
        created(primary, (CreatePrimary.Response) answer);
      }
    } else if (sent instanceof SignSequenceStart.Request start) {
      begin(start.context());
    } else if (sent instanceof VerifySequenceStart.Request start) {
      begin(start.context());
    } else if (sent instanceof SequenceUpdate.Request update) {
      message.add(update.buffer());
    } else if (sent instanceof SignSequenceComplete.Request complete) {
      message.add(complete.buffer());
      verifySequence(((SignSequenceComplete.Response) answer).signature());
      count(sent);
    } else if (sent instanceof VerifySequenceComplete.Request complete) {
      TpmSt expected = ((VerifySequenceComplete.Response) answer).validation().tag();
      assertEquals(expected, verifySequence(complete.signature()));
      count(sent);
    } else {
      replayAtOnce(sent, request, answer, response);
    }
  }

  private void replayAtOnce(
      TpmRequest<?> sent, byte[] request, TpmResponse answer, byte[] response) {
    if (sent instanceof SignDigest.Request sign) {
      TpmHandle loaded = load();
      tpm.run(
          new VerifyDigestSignature.Request(
              loaded, sign.context(), sign.digest(), ((SignDigest.Response) answer).signature()));
      flush(loaded);
    } else if (sent instanceof VerifyDigestSignature.Request verify) {
      TpmHandle loaded = load();
      assertEquals(
          ((VerifyDigestSignature.Response) answer).validation().tag(),
          tpm.run(
                  new VerifyDigestSignature.Request(
                      loaded, verify.context(), verify.digest(), verify.signature()))
              .validation()
              .tag());
      flush(loaded);
    } else if (sent instanceof Encapsulate.Request) {
      TpmHandle loaded = load();
      Encapsulate.Response recorded = (Encapsulate.Response) answer;
      Encapsulate.Response ours = tpm.run(new Encapsulate.Request(loaded));
      assertEquals(recorded.ciphertext().size(), ours.ciphertext().size());
      assertEquals(recorded.sharedSecret().size(), ours.sharedSecret().size());
      flush(loaded);
    } else if (sent instanceof LoadExternal.Request
        || sent.spec().code().equals(TpmCc.TEST_PARMS)) {
      assertEquals(Bytes.of(response), Bytes.of(tpm.tpm().execute(request, 0)));
      if (answer.handle() != null) {
        flush(answer.handle());
      }
    } else {
      return;
    }
    count(sent);
  }

  /**
   * The key is another, and so are the secrets that its ticket follows from. The other TPM's
   * creation data names no locality, and gives the digest of no PCR as an empty one.
   */
  private void created(CreatePrimary.Request primary, CreatePrimary.Response recorded) {
    CreatePrimary.Response ours = tpm.run(primary);
    flush(ours.objectHandle());
    key = recorded.outPublic();

    assertEquals(key, ours.outPublic().withUnique(key.unique()));
    assertEquals(key.unique().marshal().length, ours.outPublic().unique().marshal().length);
    assertEquals(recorded.creationData().parentName(), ours.creationData().parentName());
    assertEquals(recorded.creationTicket().tag(), ours.creationTicket().tag());
    count(primary);
  }

  private void begin(Bytes newContext) {
    context = newContext;
    message.clear();
  }

  private TpmSt verifySequence(TpmtSignature signature) {
    TpmHandle loaded = load();
    TpmHandle sequence =
        tpm.run(new VerifySequenceStart.Request(loaded, SecretBytes.EMPTY, Bytes.EMPTY, context))
            .sequenceHandle();
    message.forEach(part -> tpm.run(new SequenceUpdate.Request(sequence, part)));
    TpmSt tag =
        tpm.run(new VerifySequenceComplete.Request(sequence, loaded, signature)).validation().tag();
    flush(loaded);
    return tag;
  }

  private TpmHandle load() {
    return tpm.run(new LoadExternal.Request(null, key, TpmHandle.OWNER)).objectHandle();
  }

  private void flush(TpmHandle handle) {
    tpm.run(new FlushContext.Request(handle));
  }

  private void count(TpmRequest<?> sent) {
    replayed.merge(sent.spec().toString(), 1, Integer::sum);
  }

  private static byte[] octets(String lines) {
    return HexFormat.of().parseHex(lines.replace("\n", ""));
  }

  private static TpmRequest<?> readRequest(byte[] command) {
    TpmReader in = new TpmReader(command, Limits.ANY);
    boolean sessions = TpmSt.read(in).equals(TpmSt.SESSIONS);
    in.u32();
    CommandSpec<?, ?> spec = Commands.find(TpmCc.read(in)).orElseThrow();
    List<TpmHandle> handles = new ArrayList<>();
    spec.handles().forEach(handle -> handles.add(handle.rule().read(in)));
    if (sessions) {
      in.bytes(in.u32());
    }
    return (TpmRequest<?>) spec.requestReader().read(handles, new ParameterReader(in));
  }

  private static TpmResponse readResponse(TpmRequest<?> sent, byte[] response) {
    TpmReader in = new TpmReader(response, Limits.ANY);
    boolean sessions = TpmSt.read(in).equals(TpmSt.SESSIONS);
    in.u32();
    in.u32();
    TpmHandle handle = sent.spec().hasResponseHandle() ? TpmHandle.read(in) : null;
    if (sessions) {
      in.u32();
    }
    return sent.spec().responseReader().read(handle, new ParameterReader(in));
  }
}
