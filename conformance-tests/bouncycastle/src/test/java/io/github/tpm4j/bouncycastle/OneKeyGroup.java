package io.github.tpm4j.bouncycastle;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.CertificateFactory;
import org.eclipse.milo.opcua.stack.core.security.CertificateGroup;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.TrustListManager;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * One RSA key that Milo neither makes nor keeps.
 *
 * @param pair of which the private key may be a TPM's
 */
record OneKeyGroup(
    KeyPair pair, X509Certificate[] chain, TrustListManager trust, CertificateValidator validator)
    implements CertificateGroup {
  private static final NodeId TYPE = NodeIds.RsaSha256ApplicationCertificateType;

  @Override
  public NodeId getCertificateGroupId() {
    return NodeIds.ServerConfiguration_CertificateGroups_DefaultApplicationGroup;
  }

  @Override
  public List<NodeId> getSupportedCertificateTypeIds() {
    return List.of(TYPE);
  }

  @Override
  public TrustListManager getTrustListManager() {
    return trust;
  }

  @Override
  public List<Entry> getCertificateEntries() {
    return List.of(new Entry(getCertificateGroupId(), TYPE, chain));
  }

  @Override
  public Optional<KeyPair> getKeyPair(NodeId type) {
    return type.equals(TYPE) ? Optional.of(pair) : Optional.empty();
  }

  @Override
  public Optional<X509Certificate[]> getCertificateChain(NodeId type) {
    return type.equals(TYPE) ? Optional.of(chain) : Optional.empty();
  }

  @Override
  public void updateCertificate(NodeId type, KeyPair newPair, X509Certificate[] newChain) {
    throw new UnsupportedOperationException("the key is made elsewhere");
  }

  @Override
  public CertificateFactory getCertificateFactory() {
    throw new UnsupportedOperationException("the key is made elsewhere");
  }

  @Override
  public CertificateValidator getCertificateValidator() {
    return validator;
  }
}
