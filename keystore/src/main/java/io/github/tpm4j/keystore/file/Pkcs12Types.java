package io.github.tpm4j.keystore.file;

import io.github.tpm4j.tss.asn1.Oid;

/** Object identifiers of PKCS#12 (RFC 7292, appendix D) and of the attributes of its bags. */
final class Pkcs12Types {
  private static final Oid PKCS = new Oid("1.2.840.113549.1");
  private static final Oid BAG_TYPES = PKCS.branch("12.10.1");

  /** Contents in the open (RFC 5652, 4). */
  static final Oid DATA = PKCS.branch("7.1");

  static final Oid KEY_BAG = BAG_TYPES.branch("1");
  static final Oid SHROUDED_KEY_BAG = BAG_TYPES.branch("2");
  static final Oid CERTIFICATE_BAG = BAG_TYPES.branch("3");
  static final Oid SECRET_BAG = BAG_TYPES.branch("5");

  /** PKCS#9 (RFC 2985, 5.5). */
  static final Oid FRIENDLY_NAME = PKCS.branch("9.20");

  static final Oid LOCAL_KEY_ID = PKCS.branch("9.21");
  static final Oid X509_CERTIFICATE = PKCS.branch("9.22.1");

  private Pkcs12Types() {}
}
