package io.concordat.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.rmi.server.ObjID;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import javax.management.BadAttributeValueExpException;
import javax.naming.Reference;
import javax.naming.StringRefAddr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SerialFilterTest {

    @ParameterizedTest
    @MethodSource("whatTheServerCopies")
    void whatTheServerCopiesIsRead(Object copied) throws Exception {
        assertThat(read(written(copied))).hasToString(copied.toString());
    }

    static Stream<Object> whatTheServerCopies() {
        return Stream.of(
                "text",
                1L,
                List.of("a", "b"),
                new ArrayList<>(List.of(1, 2)),
                Map.of("a", new ArrayList<>(List.of(true))),
                new Reference("javax.sql.DataSource", new StringRefAddr("url", "jdbc:h2:mem:")));
    }

    /** How known chains of gadgets begin, and how they go on inside of what is accepted. */
    @ParameterizedTest
    @MethodSource("gadgets")
    void whatAnAttackerSendsIsRefusedWhereverItStands(Object gadget) throws Exception {
        for (Object sent : List.of(gadget, new Object[] {gadget}, new ArrayList<>(List.of(gadget)))) {
            assertThatThrownBy(() -> read(written(sent)))
                    .isInstanceOf(InvalidClassException.class)
                    .hasMessageContaining("REJECTED");
        }
    }

    static Stream<Object> gadgets() {
        PriorityQueue<Integer> sorted = new PriorityQueue<>((Comparator<Integer> & Serializable) Integer::compare);
        sorted.add(1);
        return Stream.of(
                new BadAttributeValueExpException("x"),
                new Planted(),
                sorted,
                Proxy.newProxyInstance(
                        SerialFilterTest.class.getClassLoader(), new Class<?>[] {Runnable.class}, new Planted()),
                new ObjID(),
                new File("/etc/passwd"));
    }

    @Test
    void otherServersAreToldTheSame() throws IOException {
        assertThat(Files.readString(Path.of("../docs/security.md"))).contains(SerialFilter.ACCEPTED);
    }

    /** Does something when it is called; a class that no server knows. */
    private static final class Planted implements InvocationHandler, Serializable {

        private static final long serialVersionUID = 1;

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            throw new AssertionError("the gadget ran");
        }

        @Override
        public String toString() {
            return "planted";
        }
    }

    private static byte[] written(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings("BanSerializableRead") // to see that it is refused
    private static Object read(byte[] bytes) throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(SerialFilter.accepted());
            return in.readObject();
        }
    }
}
