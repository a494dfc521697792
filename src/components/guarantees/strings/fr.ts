export default {
  title: 'Ce qui est garanti',
  description:
    'Ce que le livre promet à qui le lit, comment et combien de fois cela a été essayé, et ce qu’il ne promet pas.',
  intro:
    'Chaque promesse est suivie de ce qui l’éprouve. Les nombres ne sont pas recopiés : ce sont ceux des tests, qui ' +
    'doivent tous réussir avant chaque publication.',
  tried: 'Essayé',
  groups: {
    programs: {
      title: 'Les programmes que vous écrivez',
      promises: {
        escapes: {
          promised:
            'Un programme d’exercice n’atteint ni le réseau, ni le stockage, ni la page, ni les autres onglets ; il ne se ' +
            'donne pas sa note et ne retient pas la machine. Une phrase lui dit ce qui l’a arrêté.',
          tried:
            '{escapes} programmes écrits pour s’échapper, dans le processus où l’enseignant corrige, devant un serveur ' +
            'qui ne doit rien entendre.',
        },
        unlucky: {
          promised: 'Un programme juste a tous ses points, quels que soient les noms qu’il donne à ses variables.',
          tried:
            '{unluckyNames} programmes justes dont les noms, les textes ou les habitudes ressemblent à une évasion.',
        },
      },
    },
    files: {
      title: 'Adresses et fichiers venus d’ailleurs',
      promises: {
        addresses: {
          promised:
            'Une adresse abîmée ouvre un réglage que le laboratoire aurait pu écrire lui-même, sans texte glissé dans ' +
            'la page.',
          tried:
            '{addresses} adresses abîmées de chacun des {labs} laboratoires, et {sets} liens vers des exercices choisis.',
        },
        files: {
          promised:
            'Un fichier abîmé est lu ou refusé par une phrase qui dit pourquoi ; ce que vous aviez déjà reste intact.',
          tried:
            '{progressFiles} fichiers de progression, {reports} rapports et {adapters} paires de fichiers ' +
            'd’adaptateur, abîmés chacun d’une autre façon.',
        },
        images: {
          promised:
            'Une image est jugée sur son en-tête avant d’être décodée : aucune ne se déplie au-delà de la mémoire prévue.',
          tried: '{images} images abîmées ; aucune n’est lue plus de trois fois par octet, quoi que dise son en-tête.',
        },
      },
    },
    offline: {
      title: 'Hors ligne et mises à jour',
      promises: {
        whole: {
          promised:
            'Quoi qu’il arrive pendant une première visite ou une mise à jour, le livre gardé est l’ancien ou le ' +
            'nouveau, entier, jamais un mélange ; ce que vous avez fait reste.',
          tried:
            'la ligne coupée à chaque fichier et {cuts} fois à un octet tiré au hasard, à la première visite comme à ' +
            'la mise à jour ; l’onglet tué à chaque accès au disque ; un disque plein ; deux versions à la fois ; une ' +
            'horloge qui saute ; un hébergeur qui mêle deux versions, et chaque fichier altéré de {alterations} façons.',
        },
      },
    },
    labs: {
      title: 'Laboratoires',
      promises: {
        monkey: {
          promised:
            'Quoi qu’on touche dans un laboratoire, aucune erreur n’est tue, et son adresse, ouverte ailleurs, ramène ' +
            'les mêmes réglages.',
          tried: '{actions} gestes tirés au hasard dans chacun des {labs} laboratoires.',
        },
      },
    },
    browsers: {
      title: 'Navigateurs et accès',
      promises: {
        engines: {
          promised: 'Le livre se lit, ses laboratoires calculent et ses exercices se corrigent dans chaque moteur.',
          tried: 'les pages construites, conduites dans {engines}.',
        },
        axe: {
          promised: 'Aucune page n’enfreint ce qu’un outil sait vérifier de WCAG 2.2, niveaux A et AA.',
          tried:
            'axe-core {axe} sur chaque page, thème clair et thème sombre, et sur chacun des {labs} laboratoires en marche, ' +
            'tous onglets et tous replis ouverts.',
        },
        keyboard: {
          promised: 'Tout se fait au clavier seul, et l’on voit à chaque arrêt où l’on est.',
          tried:
            'chacun des {labs} laboratoires, parcouru d’un bout à l’autre par la touche Tab ; trois ' +
            'd’entre eux, menés au clavier jusqu’à leur réponse.',
        },
        heard: {
          promised:
            'Lue à voix haute, une page se comprend : pas de commande sans nom, rien qui soit dit deux fois de suite, pas ' +
            'de nombre tout seul.',
          tried: 'l’arbre d’accessibilité de chaque page dans Chromium, transcrit.',
        },
        enlarged: {
          promised:
            'Agrandie quatre fois, lettres et lignes espacées, une page garde tout son texte et ne défile pas de côté.',
          tried: 'chaque page, dans la fenêtre et avec les espacements que dit WCAG.',
        },
        contrast: {
          promised: 'Sous un thème à fort contraste, une carte garde ses nuances et ce qui est choisi se distingue.',
          tried: 'chacun des {labs} laboratoires, sur fond clair et sur fond sombre, couleurs imposées par Chromium.',
        },
        motion: {
          promised: 'Rien ne bouge de soi-même pour qui demande moins d’animations.',
          tried: 'toutes les feuilles de style, règle par règle.',
        },
        sound: {
          promised:
            'Une ligne de la carte d’attention et une courbe d’entraînement s’écoutent, sur demande : la hauteur du son ' +
            'suit la valeur.',
          tried: 'les oscillations que produit Chromium, comptées et comparées à la formule.',
        },
      },
    },
  },
  limitsTitle: 'Ce qui n’est pas promis',
  limits: {
    cheating:
      'Un site sans serveur ne peut pas empêcher de tricher : un rapport montre une modification accidentelle, non ' +
      'une fraude. L’enseignant corrige de nouveau chaque réponse dans sa copie du livre.',
    readers:
      'Ces essais ne remplacent personne : le livre n’a été lu ni avec NVDA, ni avec JAWS, ni avec VoiceOver, ni par ' +
      'quelqu’un qui en a besoin chaque jour.',
    frames:
      'Une page ne peut pas interdire elle-même qu’une autre l’affiche dans un cadre (directive frame-ancestors) : ' +
      'c’est à l’hébergeur de l’envoyer avec ses en-têtes.',
    eviction:
      'Un navigateur peut effacer ce qu’un site garde : Safari le fait après sept jours sans visite. Exportez votre ' +
      'progression.',
    hub:
      'La page des modèles publics interroge Hugging Face, si vous l’acceptez ; nous ne pouvons rien dire de ce que ' +
      'ces modèles répondent.',
  },
  report: 'Signaler une faille',
  reportText: 'Le fichier SECURITY.md, à la racine du dépôt, dit à qui écrire et ce qu’il faut joindre.',
};
