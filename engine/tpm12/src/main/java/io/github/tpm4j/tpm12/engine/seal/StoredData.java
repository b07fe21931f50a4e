package io.github.tpm4j.tpm12.engine.seal;

import io.github.tpm4j.tpm12.engine.pcr.CreationInfo;
import io.github.tpm4j.tpm12.engine.pcr.PcrBinding;
import io.github.tpm4j.tpm12.engine.pcr.Pcrs;
import io.github.tpm4j.tpm12.structures.TpmPcrInfo;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoLong;
import io.github.tpm4j.tpm12.structures.TpmStoredData;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.Optional;

/** TPM_STORED_DATA and TPM_STORED_DATA12 (Part 2, 9.1 and 9.2), as this TPM makes them. */
public final class StoredData {
  private static final int VERSION_1_1 = 0x0101_0000;
  private static final int TAG_STORED_DATA12 = 0x0016;
  private static final int TAG_PCR_INFO_LONG = 0x0006;

  private StoredData() {}

  /** {@return SHA-1 of the open part: neither size nor bytes of encData} */
  public static Bytes digest(TpmStoredData stored) {
    TpmWriter out = new TpmWriter();
    out.u32(stored.beginning()).sized(stored.sealInfo());
    return Sha1.of(Bytes.of(out.toByteArray()));
  }

  /** Whether a binding is a TPM_PCR_INFO_LONG. */
  public static boolean isLong(Bytes pcrInfo) {
    return pcrInfo.size() >= Short.BYTES
        && new TpmReader(pcrInfo.toArray()).u16() == TAG_PCR_INFO_LONG;
  }

  /**
   * {@return the open part alone}
   *
   * @param entityType the type of the encrypted response of TPM_Unseal; 0 without
   */
  public static TpmStoredData open(Bytes pcrInfo, int entityType, Pcrs pcrs, int locality) {
    if (isLong(pcrInfo)) {
      TpmPcrInfoLong info = TpmReader.readWhole(pcrInfo, TpmPcrInfoLong::read);
      Bytes sealInfo = CreationInfo.of(info, pcrs, locality).toBytes();
      int beginning = TAG_STORED_DATA12 << Short.SIZE | entityType;
      return new TpmStoredData(beginning, sealInfo, Bytes.EMPTY);
    }
    if (pcrInfo.size() == 0) {
      return unbound(entityType);
    }
    Bytes sealInfo =
        CreationInfo.of(TpmReader.readWhole(pcrInfo, TpmPcrInfo::read), pcrs).toBytes();
    return new TpmStoredData(VERSION_1_1, sealInfo, Bytes.EMPTY);
  }

  private static TpmStoredData unbound(int entityType) {
    int beginning = entityType == 0 ? VERSION_1_1 : TAG_STORED_DATA12 << Short.SIZE | entityType;
    return new TpmStoredData(beginning, Bytes.EMPTY, Bytes.EMPTY);
  }

  /** {@return what its opening is bound to; empty if to nothing} */
  public static Optional<PcrBinding> binding(TpmStoredData stored) {
    if (stored.sealInfo().size() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        stored.beginning() == VERSION_1_1
            ? PcrBinding.of(TpmReader.readWhole(stored.sealInfo(), TpmPcrInfo::read))
            : PcrBinding.of(TpmReader.readWhole(stored.sealInfo(), TpmPcrInfoLong::read)));
  }

  /** {@return how the response of TPM_Unseal is encrypted; 0 if it is not} */
  public static int entityType(TpmStoredData stored) {
    return stored.beginning() == VERSION_1_1 ? 0 : stored.beginning() & 0xFFFF;
  }
}
