import io.netty.util.concurrent.Future;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.opendaylight.netconf.api.messages.NetconfMessage;
import org.opendaylight.netconf.client.NetconfClientFactoryImpl;
import org.opendaylight.netconf.client.NetconfClientSession;
import org.opendaylight.netconf.client.SimpleNetconfClientSessionListener;
import org.opendaylight.netconf.client.conf.NetconfClientConfiguration.NetconfClientProtocol;
import org.opendaylight.netconf.client.conf.NetconfClientConfigurationBuilder;
import org.opendaylight.netconf.common.di.DefaultNetconfTimer;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.crypto.types.rev241010.password.grouping.password.type.CleartextPasswordBuilder;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Host;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddress;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4Address;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.netconf.client.rev240814.netconf.client.initiate.stack.grouping.transport.ssh.ssh.SshClientParametersBuilder;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.netconf.client.rev240814.netconf.client.initiate.stack.grouping.transport.ssh.ssh.TcpClientParametersBuilder;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.ssh.client.rev241010.ssh.client.grouping.ClientIdentityBuilder;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.ssh.client.rev241010.ssh.client.grouping.client.identity.PasswordBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;

/**
 * The ordinary jobs of a controller with the NETCONF client of OpenDaylight. Prints each reply, after
 * a line that names the job.
 */
public final class Jobs {
  private static final String BASE = "urn:ietf:params:xml:ns:netconf:base:1.0";

  private Jobs() {}

  public static void main(final String[] words) throws Exception {
    final var identity =
        new ClientIdentityBuilder()
            .setUsername(words[1])
            .setPassword(
                new PasswordBuilder()
                    .setPasswordType(
                        new CleartextPasswordBuilder().setCleartextPassword(words[2]).build())
                    .build())
            .build();
    final var address = new Host(new IpAddress(new Ipv4Address("127.0.0.1")));
    final var listener = new SimpleNetconfClientSessionListener();
    final var configuration =
        NetconfClientConfigurationBuilder.create()
            .withProtocol(NetconfClientProtocol.SSH)
            .withTcpParameters(
                new TcpClientParametersBuilder()
                    .setRemoteAddress(address)
                    .setRemotePort(new PortNumber(Uint16.valueOf(words[0])))
                    .build())
            .withSshParameters(new SshClientParametersBuilder().setClientIdentity(identity).build())
            .withSessionListener(listener)
            .build();
    try (var timer = new DefaultNetconfTimer();
        var factory = new NetconfClientFactoryImpl(timer)) {
      final var session = factory.createClient(configuration).get(30, TimeUnit.SECONDS);
      print("capabilities", String.join("\n", session.getServerCapabilities()));
      run(session, listener);
    }
  }

  private static void run(
      final NetconfClientSession session, final SimpleNetconfClientSessionListener listener)
      throws Exception {
    int id = 0;
    for (var job : jobs().entrySet()) {
      final String text =
          "<rpc xmlns=\"%s\" message-id=\"m-%d\">%s</rpc>".formatted(BASE, ++id, job.getValue());
      final Future<NetconfMessage> reply = listener.sendRequest(message(text));
      print(job.getKey(), reply.get(30, TimeUnit.SECONDS).toString());
    }
    session.close();
  }

  private static Map<String, String> jobs() {
    final var jobs = new LinkedHashMap<String, String>();
    jobs.put("running", "<get-config><source><running/></source></get-config>");
    jobs.put("lock", "<lock><target><candidate/></target></lock>");
    jobs.put("edit", edit("Java-1"));
    jobs.put("validate", "<validate><source><candidate/></source></validate>");
    jobs.put("commit", "<commit/>");
    jobs.put("edit-again", edit("Java-2"));
    jobs.put("discard", "<discard-changes/>");
    jobs.put("unlock", "<unlock><target><candidate/></target></unlock>");
    jobs.put("candidate", "<get-config><source><candidate/></source></get-config>");
    jobs.put("software", "<get-software-information/>");
    jobs.put("interfaces", "<get-interface-information><terse/></get-interface-information>");
    jobs.put("bogus", "<get-bogus-information/>");
    return jobs;
  }

  private static String edit(final String building) {
    return ("<edit-config><target><candidate/></target><config>"
            + "<configuration xmlns=\"http://xml.juniper.net/xnm/1.1/xnm\"><system><location>"
            + "<building>%s</building></location></system></configuration></config></edit-config>")
        .formatted(building);
  }

  private static NetconfMessage message(final String text) throws Exception {
    final var documents = DocumentBuilderFactory.newInstance();
    documents.setNamespaceAware(true);
    final var bytes = text.getBytes(StandardCharsets.UTF_8);
    return new NetconfMessage(documents.newDocumentBuilder().parse(new ByteArrayInputStream(bytes)));
  }

  private static void print(final String name, final String text) {
    System.out.println("== " + name);
    System.out.println(text);
  }
}
