package io.github.tpm4j.conformance.dropin;

import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.capability.GetCapability;
import io.github.tpm4j.tpm12.commands.endorsement.OwnerReadPubek;
import io.github.tpm4j.tpm12.commands.nv.NvReadValue;
import io.github.tpm4j.tpm12.commands.storage.CreateWrapKey;
import io.github.tpm4j.tpm12.constants.CapabilityConstants;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a manufacturer has left in a TPM 1.2, but for what is of the one TPM.
 *
 * @param flags TPM_PERMANENT_FLAGS
 * @param hasOwner whether it has an owner
 * @param areas what is known of its NV Indices, without their sizes
 */
record MadeTpm12(Bytes flags, boolean hasOwner, List<TpmNvDataPublic> areas) {
  static final int EK_CERTIFICATE = 0x1000F000;
  static final int PLATFORM_CERTIFICATE = 0x1000F002;

  /** The NV Index of the data integrity registers, which every TPM has. */
  private static final int DIR = 0x10000001;

  private static final int STORED_CERTIFICATE_HEADER_BYTES = 7;

  static MadeTpm12 read(Tpm12Client tpm) {
    List<TpmNvDataPublic> areas = new ArrayList<>();
    ByteBuffer indices = buffer(get(tpm, CapabilityConstants.CAP_NV_LIST));
    while (indices.hasRemaining()) {
      int index = indices.getInt();
      if (index != DIR) {
        areas.add(withoutSize(area(tpm, index)));
      }
    }
    Bytes flags = get(tpm, CapabilityConstants.CAP_FLAG, CapabilityConstants.FLAG_PERMANENT);
    Bytes owner = get(tpm, CapabilityConstants.CAP_PROPERTY, CapabilityConstants.PROP_OWNER);
    return new MadeTpm12(flags, owner.toArray()[0] != 0, List.copyOf(areas));
  }

  /** Their numbers. */
  List<Integer> indices() {
    return areas.stream().map(TpmNvDataPublic::nvIndex).toList();
  }

  private static TpmNvDataPublic area(Tpm12Client tpm, int index) {
    return TpmReader.readWhole(
        get(tpm, CapabilityConstants.CAP_NV_INDEX, index), TpmNvDataPublic::read);
  }

  /** Certificates have numbers in them, which are longer or shorter. */
  private static TpmNvDataPublic withoutSize(TpmNvDataPublic area) {
    return new TpmNvDataPublic(
        area.nvIndex(),
        area.pcrInfoRead(),
        area.pcrInfoWrite(),
        area.permission(),
        area.readStClear(),
        area.writeStClear(),
        area.writeDefine(),
        0);
  }

  /** The certificate in an NV Index, DER: TCG_PCCLIENT_STORED_CERT of the kind TCG_FULL_CERT. */
  static byte[] certificate(Tpm12Client tpm, int index) {
    int size = area(tpm, index).dataSizeBytes();
    ByteBuffer stored =
        buffer(Bytes.of(tpm.execute(new NvReadValue.Request(index, 0, size)).data().toArray()));
    int tag = stored.getShort();
    int kind = stored.get();
    int length = stored.getShort() & 0xFFFF;
    int certificateTag = stored.getShort();
    if (tag != 0x1001
        || kind != 0
        || certificateTag != 0x1002
        || length - Short.BYTES != size - STORED_CERTIFICATE_HEADER_BYTES) {
      throw new AssertionError("no certificate: " + stored);
    }
    byte[] certificate = new byte[stored.remaining()];
    stored.get(certificate);
    return certificate;
  }

  /** Whether these are the secrets of the owner and of the storage root key. */
  static boolean accepts(Tpm12Client tpm, AuthSecret owner, AuthSecret storageRoot) {
    try (OiapSession session = tpm.oiap()) {
      tpm.execute(new OwnerReadPubek.Request(), session.lastWith(owner));
    }
    try (OsapSession osap = tpm.osap(EntityConstants.ET_SRK, EntityConstants.KH_SRK, storageRoot);
        AuthSecret secret = AuthSecret.wellKnown()) {
      CreateWrapKey.Request request =
          new CreateWrapKey.Request(
              EntityConstants.KH_SRK,
              osap.encrypt(secret),
              osap.encryptSecond(secret),
              KeyTemplates.signing(512));
      return tpm.execute(request, osap.authorization()).wrappedKey() != null;
    }
  }

  private static Bytes get(Tpm12Client tpm, int area, int... which) {
    TpmWriter subCap = new TpmWriter();
    for (int each : which) {
      subCap.u32(each);
    }
    return tpm.execute(new GetCapability.Request(area, Bytes.of(subCap.toByteArray()))).resp();
  }

  private static ByteBuffer buffer(Bytes bytes) {
    return ByteBuffer.wrap(bytes.toArray());
  }
}
