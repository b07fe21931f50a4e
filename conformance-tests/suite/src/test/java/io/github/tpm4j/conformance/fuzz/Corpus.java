package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.conformance.fuzz.Seeds.Exchange;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the targets begin from: a file for each input, in a folder for each target. */
final class Corpus {
  private final Path folder;
  private int count;

  private Corpus(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  private void add(int kind, byte[]... parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(kind);
    for (byte[] part : parts) {
      out.write(part);
    }
    Files.write(folder.resolve("%05d".formatted(count++)), out.toByteArray());
  }

  /** For {@link EngineTarget}. */
  static Path engine(Path folder, List<Exchange> exchanges) throws IOException {
    Corpus corpus = new Corpus(folder);
    for (Exchange exchange : exchanges) {
      corpus.add(EngineTarget.COMMAND, exchange.command());
      byte[] script = CommandScript.of(exchange.command()).orElse(new byte[0]);
      corpus.add(EngineTarget.SCRIPT, script);
    }
    TpmState state = new PreparedTpm().prepared();
    int number = 0;
    for (byte[] record : state.stored().values()) {
      corpus.add(EngineTarget.STATE, new byte[] {(byte) number++}, record);
    }
    for (byte[] record : state.running().values()) {
      corpus.add(EngineTarget.STATE, new byte[] {(byte) number++}, record);
    }
    return corpus.folder;
  }

  /** For {@link ReadersTarget}. */
  static Path readers(Path folder, List<Exchange> exchanges) throws IOException {
    Corpus corpus = new Corpus(folder);
    for (Exchange exchange : exchanges) {
      int number = ReceivedResponse.number(Octets.code(exchange.command())).orElse(0);
      corpus.add(ReadersTarget.RESPONSE, new byte[] {(byte) number}, exchange.response());
    }
    String pem = Tss2Pem.encode(KeySamples.key());
    corpus.add(ReadersTarget.KEY_STORE, KeySamples.keyStore());
    corpus.add(ReadersTarget.PEM, pem.getBytes(StandardCharsets.ISO_8859_1));
    corpus.add(ReadersTarget.DER, KeySamples.key().encoded().toByteArray());
    return corpus.folder;
  }

  /** For {@link EvidenceTarget}. */
  static Path evidence(Path folder) throws IOException {
    Corpus corpus = new Corpus(folder);
    for (Map.Entry<byte[], Integer> input : EvidenceCorpus.inputs().entrySet()) {
      corpus.add(input.getValue(), input.getKey());
    }
    return corpus.folder;
  }

  /** For {@link SealedTarget}. */
  static Path sealed(Path folder) throws IOException {
    Corpus corpus = new Corpus(folder);
    for (Map.Entry<byte[], Integer> input : SealedCorpus.inputs().entrySet()) {
      corpus.add(input.getValue(), input.getKey());
    }
    return corpus.folder;
  }

  /** For {@link ServersTarget}: commands, and every request of the channels' protocols. */
  static Path servers(Path folder, List<Exchange> exchanges) throws IOException {
    Corpus corpus = new Corpus(folder);
    for (Exchange exchange : exchanges.subList(0, Math.min(40, exchanges.size()))) {
      corpus.add(Channel.SWTPM_DATA.ordinal(), exchange.command());
      byte[] frame =
          ByteBuffer.allocate(9).putInt(8).put((byte) 0).putInt(exchange.command().length).array();
      corpus.add(Channel.MSSIM_COMMAND.ordinal(), frame, exchange.command());
    }
    for (int code = 0; code < 0x20; code++) {
      byte[] word = ByteBuffer.allocate(4).putInt(code).array();
      byte[] words = ByteBuffer.allocate(16).putInt(0).putInt(1).putInt(4).putInt(7).array();
      for (Channel channel : Channel.values()) {
        corpus.add(channel.ordinal(), word);
        corpus.add(channel.ordinal(), word, words);
      }
    }
    return corpus.folder;
  }
}
