package io.github.tpm4j.bouncycastle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.peers.Daemon;
import io.github.tpm4j.servers.CertificateAuthority;
import io.github.tpm4j.servers.OnEachTpm;
import java.security.KeyPair;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.DefaultClientCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultServerCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Eclipse Milo: OPC UA's own secure channel, whose keys sign and decrypt. */
class MiloTest extends OnEachTpm {
  private static final String SERVER = "opcua-server-RSA";
  private static final String CLIENT = "opcua-client-RSA";
  private static final String STRANGER = "opcua-stranger-RSA";

  /** Names of algorithms that only Bouncy Castle knows of all that is not a TPM's. */
  @BeforeParameterizedClassInvocation
  static void registerBouncyCastle() {
    Security.addProvider(new BouncyCastleProvider());
  }

  @AfterParameterizedClassInvocation
  static void removeBouncyCastle() {
    Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
  }

  @ParameterizedTest
  @EnumSource(
      value = SecurityPolicy.class,
      names = {"Basic256Sha256", "Aes128_Sha256_RsaOaep", "Aes256_Sha256_RsaPss"})
  void bothSidesProveTheirKeys(SecurityPolicy policy) throws Exception {
    int port = Daemon.freePort();
    OpcUaServer server = server(port, policy);
    server.startup().get(1, TimeUnit.MINUTES);
    try {
      int before = tpm.signatures();
      OpcUaClient client = client(port, CLIENT);
      client.connect();
      Object state =
          client
              .readValue(0, TimestampsToReturn.Both, NodeIds.Server_ServerStatus_State)
              .getValue()
              .getValue();
      client.disconnect();
      assertEquals(0, state);
      int commands = tpm.signatures() - before;
      // Each side signs for the channel and for the session, and decrypts two blocks of RSA.
      assertEquals(8, commands, policy::toString);
    } finally {
      server.shutdown().get(1, TimeUnit.MINUTES);
    }
  }

  @ParameterizedTest
  @EnumSource(value = SecurityPolicy.class, names = "Basic256Sha256")
  void aKeyThatIsNotTrustedIsRefused(SecurityPolicy policy) throws Exception {
    int port = Daemon.freePort();
    OpcUaServer server = server(port, policy);
    server.startup().get(1, TimeUnit.MINUTES);
    try {
      OpcUaClient client = client(port, STRANGER);
      assertThrows(UaException.class, client::connect);
    } finally {
      server.shutdown().get(1, TimeUnit.MINUTES);
    }
  }

  private static OpcUaServer server(int port, SecurityPolicy policy) throws Exception {
    X509Certificate[] chain = keys.certificateChain(SERVER);
    MemoryTrustListManager trust = trusting(CLIENT);
    MemoryCertificateQuarantine quarantine = new MemoryCertificateQuarantine();
    OneKeyGroup group =
        new OneKeyGroup(
            pair(SERVER), chain, trust, new DefaultServerCertificateValidator(trust, quarantine));
    EndpointConfig endpoint =
        EndpointConfig.newBuilder()
            .setBindAddress("127.0.0.1")
            .setBindPort(port)
            .setHostname("localhost")
            .setCertificate(chain[0])
            .setSecurityPolicy(policy)
            .setSecurityMode(MessageSecurityMode.SignAndEncrypt)
            .build();
    EndpointConfig discovery =
        EndpointConfig.newBuilder()
            .setBindAddress("127.0.0.1")
            .setBindPort(port)
            .setHostname("localhost")
            .setSecurityPolicy(SecurityPolicy.None)
            .setSecurityMode(MessageSecurityMode.None)
            .build();
    return new OpcUaServer(
        OpcUaServerConfig.builder()
            .setApplicationUri(CertificateAuthority.uri(SERVER))
            .setEndpoints(Set.of(endpoint, discovery))
            .setCertificateManager(new DefaultCertificateManager(quarantine, group))
            .build(),
        profile -> new OpcTcpServerTransport(OpcTcpServerTransportConfig.newBuilder().build()));
  }

  private static OpcUaClient client(int port, String name) throws Exception {
    MemoryTrustListManager trust = trusting(SERVER);
    return OpcUaClient.create(
        "opc.tcp://localhost:" + port,
        endpoints ->
            endpoints.stream()
                .filter(each -> each.getSecurityMode() == MessageSecurityMode.SignAndEncrypt)
                .findFirst(),
        transport -> {},
        configuration -> {
          try {
            configuration
                .setApplicationUri(CertificateAuthority.uri(name))
                .setKeyPair(pair(name))
                .setCertificate(keys.certificate(name))
                .setCertificateChain(keys.certificateChain(name))
                .setCertificateValidator(
                    new DefaultClientCertificateValidator(
                        trust, new MemoryCertificateQuarantine()));
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Trusts that one, which the authority has certified. */
  private static MemoryTrustListManager trusting(String name) throws Exception {
    MemoryTrustListManager trust = new MemoryTrustListManager();
    trust.addTrustedCertificate(keys.certificate(name));
    trust.addIssuerCertificate(keys.certificateChain(name)[1]);
    return trust;
  }

  private static KeyPair pair(String name) throws Exception {
    return new KeyPair(keys.certificate(name).getPublicKey(), keys.key(name));
  }
}
