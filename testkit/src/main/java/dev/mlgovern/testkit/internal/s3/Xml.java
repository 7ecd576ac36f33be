package dev.mlgovern.testkit.internal.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** An element of an XML document: built to be written, or read. */
final class Xml {
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
    private final String name;
    private final StringBuilder text = new StringBuilder();
    private final List<Xml> children = new ArrayList<>();

    Xml(String name) {
        this.name = name;
    }

    static Xml leaf(String name, Object value) {
        Xml leaf = new Xml(name);
        leaf.text.append(value);
        return leaf;
    }

    /** Adds an element with a text, or nothing where there is no value. */
    Xml add(String child, @Nullable Object value) {
        return value == null ? this : add(leaf(child, value));
    }

    Xml add(Xml child) {
        children.add(child);
        return this;
    }

    List<Xml> all(String child) {
        return children.stream().filter(c -> c.name.equals(child)).toList();
    }

    Optional<String> value(String child) {
        return all(child).stream().findFirst().map(c -> c.text.toString());
    }

    String required(String child) {
        return value(child).orElseThrow(S3Errors::malformedXml);
    }

    Optional<Xml> child(String child) {
        return all(child).stream().findFirst();
    }

    byte[] document() {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        write(out, name.equals("Error") ? "" : " xmlns=\"" + NAMESPACE + "\"");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Xml read(byte[] document, String root) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            Element element = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(document))
                    .getDocumentElement();
            if (!root.equals(element.getLocalName())) {
                throw S3Errors.malformedXml();
            }
            return read(element);
        } catch (SAXException e) {
            throw S3Errors.malformedXml();
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("every Java parses XML from memory", e);
        }
    }

    private static Xml read(Element element) {
        Xml xml = new Xml(element.getLocalName());
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                xml.children.add(read(child));
            } else {
                xml.text.append(node.getTextContent());
            }
        }
        return xml;
    }

    private void write(StringBuilder out, String attributes) {
        out.append('<').append(name).append(attributes).append('>');
        text.chars().forEach(c -> escape(out, (char) c));
        children.forEach(child -> child.write(out, ""));
        out.append("</").append(name).append('>');
    }

    private static void escape(StringBuilder out, char c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\r' -> out.append("&#13;");
            default -> out.append(c);
        }
    }
}
