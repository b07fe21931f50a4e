package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.nv.NvDefineSpace;
import io.github.tpm4j.tpm12.commands.nv.NvWriteValue;
import io.github.tpm4j.tpm12.commands.optin.PhysicalEnable;
import io.github.tpm4j.tpm12.commands.optin.PhysicalSetDeactivated;
import io.github.tpm4j.tpm12.commands.presence.PhysicalPresence;
import io.github.tpm4j.tpm12.structures.NvConstants;
import io.github.tpm4j.tpm12.structures.TpmNvAttributes;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoShort;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.SecretBytes;

/** The commands of a manufacturer to a TPM 1.2 whose NV permissions are not in force yet. */
final class Tpm12Maker {
  /** TPM_NV_INDEX_EKCert (Part 2, 19.1.2), with D bit: of the manufacturer's. */
  static final int EK_CERTIFICATE = 0x1000_F000;

  static final int PLATFORM_CERTIFICATE = 0x1000_F002;

  /** TPM_NV_INDEX_LOCK: its definition sets nvLocked. */
  private static final int LOCK = 0xFFFF_FFFF;

  private static final int COMMAND_ENABLED = 0x0020;
  private static final int PRESENT = 0x0008;
  private static final int ALL_LOCALITIES = 0x1F;
  private static final Bytes NO_DIGEST = Bytes.of(new byte[20]);

  private final Tpm12Client tpm;

  Tpm12Maker(Tpm12Client tpm) {
    this.tpm = tpm;
  }

  /** Enables and activates it, as somebody who is present. */
  void activate() {
    tpm.execute(new PhysicalPresence.Request(COMMAND_ENABLED));
    tpm.execute(new PhysicalPresence.Request(PRESENT));
    tpm.execute(new PhysicalEnable.Request());
    tpm.execute(new PhysicalSetDeactivated.Request(false));
  }

  /** Keeps data in an NV Index that the owner reads and writes. */
  void store(int index, byte[] data) {
    define(index, NvConstants.PER_OWNERREAD | NvConstants.PER_OWNERWRITE, data.length);
    tpm.execute(new NvWriteValue.Request(index, 0, SecretBytes.of(data)));
  }

  /** Puts NV permissions in force, for good. */
  void lock() {
    define(LOCK, 0, 0);
  }

  private void define(int index, int permission, int sizeBytes) {
    TpmPcrInfoShort noPcr = new TpmPcrInfoShort(TpmPcrSelection.of(), ALL_LOCALITIES, NO_DIGEST);
    TpmNvDataPublic area =
        new TpmNvDataPublic(
            index, noPcr, noPcr, new TpmNvAttributes(permission), false, false, false, sizeBytes);
    tpm.execute(new NvDefineSpace.Request(area, NO_DIGEST));
  }
}
