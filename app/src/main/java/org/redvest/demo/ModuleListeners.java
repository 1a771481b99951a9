package org.redvest.demo;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** The listeners of all modules, called in the caller's thread and transaction instead of after it. */
@Component
class ModuleListeners {

    private static final String OURS = "org.redvest.";
    private static final String NOTICES = "org.redvest.notices";

    private final ConfigurableListableBeanFactory beans;
    private volatile @Nullable List<Listener> listeners;

    ModuleListeners(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    void tell(Object event, Chronicle.Readers readers) {
        for (var listener : listeners()) {
            if (listener.hears(event) && (readers == Chronicle.Readers.THE_CONCERNED || !listener.writesNotices())) {
                ReflectionUtils.invokeMethod(listener.method(), listener.target(), event);
            }
        }
    }

    private record Listener(Object target, Method method) {

        boolean hears(Object event) {
            return method.getParameterTypes()[0].isInstance(event);
        }

        boolean writesNotices() {
            return method.getDeclaringClass().getPackageName().equals(NOTICES);
        }
    }

    /** Looked for when the first story is told: by then all beans are made. */
    private List<Listener> listeners() {
        var known = listeners;
        if (known == null) {
            known = find();
            listeners = known;
        }
        return known;
    }

    private List<Listener> find() {
        var found = new ArrayList<Listener>();
        for (var name : beans.getBeanDefinitionNames()) {
            var type = beans.getType(name, false);
            if (type != null && type.getName().startsWith(OURS)) {
                MethodIntrospector.selectMethods(
                                ClassUtils.getUserClass(type),
                                (Method method) ->
                                        AnnotatedElementUtils.hasAnnotation(method, ApplicationModuleListener.class))
                        .forEach(method -> found.add(listener(beans.getBean(name), method)));
            }
        }
        return List.copyOf(found);
    }

    /** The bean behind its proxies, which would open a thread and a transaction of their own. */
    private static Listener listener(Object bean, Method method) {
        var target = AopProxyUtils.getSingletonTarget(bean);
        ReflectionUtils.makeAccessible(method);
        return new Listener(target == null ? bean : target, method);
    }
}
