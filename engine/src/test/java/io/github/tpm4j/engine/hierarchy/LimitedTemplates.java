package io.github.tpm4j.engine.hierarchy;

import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;

/** Storage and signing keys with limits, and the hierarchies that give them. */
final class LimitedTemplates {
  static final int FIRMWARE = TpmaObject.FIRMWARE_LIMITED;
  static final int SVN = TpmaObject.SVN_LIMITED;

  private LimitedTemplates() {}

  /** A storage key with these attributes more. */
  static TpmtPublic storage(int attributes) {
    TpmtPublic template = StorageTemplates.ECC_P256;
    return template.withAttributes(template.objectAttributes().with(attributes));
  }

  /** A key for signatures with these attributes more. */
  static TpmtPublic signing(int attributes) {
    return KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().with(attributes).build();
  }

  /** The attribute of objects that only this hierarchy can have. */
  static int attribute(TpmHandle hierarchy) {
    return HierarchyLimit.of(hierarchy).attribute();
  }

  /** A storage key in a limited hierarchy, with its attribute SET. */
  static CreatePrimary.Request primary(TpmHandle hierarchy) {
    return TestObjects.primary(hierarchy, storage(attribute(hierarchy)));
  }
}
