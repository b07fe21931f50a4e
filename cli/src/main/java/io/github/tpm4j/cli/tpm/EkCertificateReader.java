package io.github.tpm4j.cli.tpm;

import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.endorsement.EndorsementCertificate;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.nv.NvReadPublic;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;
import java.util.Optional;

/** Reads the certificates of endorsement keys as far as they can be read without a password. */
final class EkCertificateReader {
  private static final int LEAST_BUFFER_BYTES = 512;

  private final TpmClient client;
  private final int bufferBytes;

  /**
   * @param nvBufferBytes TPM_PT_NV_BUFFER_MAX; 0 if the TPM does not say
   */
  EkCertificateReader(TpmClient client, int nvBufferBytes) {
    this.client = client;
    bufferBytes = nvBufferBytes > 0 ? nvBufferBytes : LEAST_BUFFER_BYTES;
  }

  List<EkCertificate> read(List<TpmHandle> nvIndices) {
    return nvIndices.stream().filter(EkCertificateReader::isCertificate).map(this::read).toList();
  }

  /** EK Credential Profile 2.2.1.4 and 2.2.1.5; odd ones above are nonces and templates. */
  static boolean isCertificate(TpmHandle index) {
    int value = index.value();
    boolean highRange = value >= 0x01C00012 && value < 0x01C00100 && value % 2 == 0;
    return value == EndorsementKey.RSA_2048.certificateIndex().value()
        || value == EndorsementKey.ECC_P256.certificateIndex().value()
        || highRange;
  }

  private EkCertificate read(TpmHandle index) {
    if (commandsLeft() < 1) {
      return EkCertificate.unread(index, 0, "not read: that would take too many commands");
    }
    TpmsNvPublic area = client.execute(new NvReadPublic.Request(index)).nvPublic();
    if (!isReadable(area)) {
      return EkCertificate.unread(
          index,
          area.dataSize(),
          "not read: not written, locked, or it needs a password or policy");
    }
    if (commandsLeft() < (area.dataSize() + bufferBytes - 1) / bufferBytes) {
      return EkCertificate.unread(
          index, area.dataSize(), "not read: that would take too many commands");
    }
    client.names().put(index, EntityNames.of(area));
    try {
      return parsed(area, contents(area));
    } catch (TpmResponseException e) {
      return EkCertificate.unread(index, area.dataSize(), "not read: " + e.getMessage());
    }
  }

  private long commandsLeft() {
    return TpmReportReader.MAX_COMMANDS - client.commandsSent();
  }

  /** By its own, empty password, where a wrong one would not count (noDA). */
  private static boolean isReadable(TpmsNvPublic area) {
    return area.attributes().has(TpmaNv.AUTHREAD | TpmaNv.NO_DA | TpmaNv.WRITTEN)
        && !area.attributes().has(TpmaNv.READLOCKED);
  }

  private Bytes contents(TpmsNvPublic area) {
    TpmWriter contents = new TpmWriter(area.dataSize());
    while (contents.size() < area.dataSize()) {
      int size = Math.min(bufferBytes, area.dataSize() - contents.size());
      NvRead.Request request =
          new NvRead.Request(area.nvIndex(), area.nvIndex(), size, contents.size());
      contents.bytes(client.execute(request, Authorization.password(SecretBytes.EMPTY)).data());
    }
    return Bytes.adopt(contents.toByteArray());
  }

  private static EkCertificate parsed(TpmsNvPublic area, Bytes contents) {
    Verdict<EndorsementCertificate> verdict = EndorsementCertificate.read(contents);
    return verdict instanceof Verdict.Accepted<EndorsementCertificate> accepted
        ? new EkCertificate(
            area.nvIndex(), area.dataSize(), Optional.of(accepted.value()), Optional.empty())
        : EkCertificate.unread(
            area.nvIndex(), area.dataSize(), verdict.refusals().get(0).toString());
  }
}
