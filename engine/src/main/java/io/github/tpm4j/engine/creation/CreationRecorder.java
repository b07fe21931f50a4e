package io.github.tpm4j.engine.creation;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.entity.HandleName;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.pcr.PcrSelections;
import io.github.tpm4j.engine.pcr.Pcrs;
import io.github.tpm4j.engine.ticket.Tickets;
import io.github.tpm4j.tss.attributes.TpmaLocality;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.creation.TpmsCreationData;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;

/** Makes the {@link CreationRecord} of an object that a command from {@code locality} creates. */
public record CreationRecorder(Pcrs pcrs, Tickets tickets, int locality) {
  private static final int FIRST_EXTENDED_LOCALITY = 32;

  /** Of an object under a parent. */
  public CreationRecord child(
      LoadedObject parent,
      TpmtPublic created,
      Bytes name,
      TpmlPcrSelection creationPcr,
      Bytes outsideInfo) {
    Parent description =
        new Parent(
            parent.hierarchy(),
            parent.publicArea().nameAlg(),
            parent.name(),
            parent.qualifiedName());
    return record(description, created, name, creationPcr, outsideInfo);
  }

  /** Of a Primary Object. */
  public CreationRecord primary(
      TpmHandle hierarchy,
      TpmtPublic created,
      Bytes name,
      TpmlPcrSelection creationPcr,
      Bytes outsideInfo) {
    Bytes handle = HandleName.of(hierarchy);
    Parent description = new Parent(hierarchy, TpmAlg.NULL, handle, handle);
    return record(description, created, name, creationPcr, outsideInfo);
  }

  private record Parent(TpmHandle hierarchy, TpmAlg nameAlg, Bytes name, Bytes qualifiedName) {}

  private CreationRecord record(
      Parent parent,
      TpmtPublic created,
      Bytes name,
      TpmlPcrSelection creationPcr,
      Bytes outsideInfo) {
    HashAlgorithm nameHash = HashAlgorithm.of(created.nameAlg());
    TpmsCreationData data =
        new TpmsCreationData(
            PcrSelections.existing(pcrs, creationPcr),
            PcrSelections.digest(pcrs, nameHash, creationPcr),
            attribute(locality),
            parent.nameAlg(),
            parent.name(),
            parent.qualifiedName(),
            outsideInfo);
    Bytes hash = Bytes.adopt(nameHash.digest(data.marshal()));
    return new CreationRecord(data, hash, tickets.creation(parent.hierarchy(), name, hash));
  }

  /** One bit for 0 to 4, else the number itself (Part 2, 8.5). */
  private static TpmaLocality attribute(int locality) {
    return TpmaLocality.of(locality < FIRST_EXTENDED_LOCALITY ? 1 << locality : locality);
  }
}
